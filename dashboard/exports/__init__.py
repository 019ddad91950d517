"""What leaves the dashboard: snapshots, workbook, slides, briefing, offline page."""
