"""Streamlit-aware parts of the screen."""
