"""Vega-Lite specifications as plain JSON: data frames become rows, missing values null."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import orjson
import pandas as pd


def inlined(specification: Mapping[str, Any]) -> dict[str, Any]:
    """Return a specification whose datasets are rows; all of it is plain JSON."""
    datasets = {
        name: _rows(data) if isinstance(data, pd.DataFrame) else data
        for name, data in specification.get("datasets", {}).items()
    }
    whole = {**specification, "datasets": datasets}
    plain: dict[str, Any] = orjson.loads(orjson.dumps(whole, option=orjson.OPT_SERIALIZE_NUMPY))
    return plain


def _rows(data: pd.DataFrame) -> list[dict[str, Any]]:
    finite = data.replace([np.inf, -np.inf], np.nan).astype(object)
    rows = finite.where(finite.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]
