"""Drawing on a sheet: type measured and outlined, texts, keys and tables as SVG."""
