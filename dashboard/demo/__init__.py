"""Fictional territories of any size, deterministic by seed."""
