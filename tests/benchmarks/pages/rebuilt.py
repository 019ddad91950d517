"""What tutorials do: folium.Choropleth rebuilt with its geometry on every rerun."""

import os
from pathlib import Path

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "/app/static/leaflet.css")]


@st.cache_data
def boundaries(path: str) -> str:
    """Return the polygons as GeoJSON text."""
    return str(gpd.read_file(path)[["XZQDM", "geometry"]].to_json())


geometry = boundaries(os.environ["BENCHMARK_SHAPES"])
codes = pd.Series(
    gpd.read_file(Path(os.environ["BENCHMARK_SHAPES"]), ignore_geometry=True)["XZQDM"]
)
choice = int(st.selectbox("choice", [str(number) for number in range(20)]))
values = pd.Series(np.random.default_rng(choice).normal(size=len(codes)), index=codes)
bounds = gpd.read_file(os.environ["BENCHMARK_SHAPES"]).total_bounds
picture = folium.Map(
    location=[(bounds[1] + bounds[3]) / 2, (bounds[0] + bounds[2]) / 2], zoom_start=8, tiles=None
)
layer = folium.Choropleth(geometry, data=values, key_on="feature.properties.XZQDM")
for child in list(layer._children.values()):
    if not isinstance(child, folium.GeoJson):
        # The colour scale asks a CDN for d3; offline the map would stay blank.
        del layer._children[child.get_name()]
layer.add_to(picture)
st_folium(picture, key="map", height=600, returned_objects=[])
st.text(f"chosen {choice}")
