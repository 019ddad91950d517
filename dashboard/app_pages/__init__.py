"""One file a page: selection, report, chart."""
