"""The floor of a rerun: one control and one line of text."""

import streamlit as st

choice = st.selectbox("choice", [str(number) for number in range(20)])
st.text(f"chosen {choice}")
