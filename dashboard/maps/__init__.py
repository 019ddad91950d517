"""Folium maps that work offline."""
