"""The dashboard that leaders look at together: half-year population analysis meetings."""
