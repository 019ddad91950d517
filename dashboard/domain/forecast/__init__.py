"""Forecast of a statistical year: past errors, and intervals whose coverage is known."""
