"""The home folder: where territories' data and the store of editions lie."""

import os
from pathlib import Path

VARIABLE = "DASHBOARD_HOME"


def home_folder() -> Path:
    """Return the folder named by ``DASHBOARD_HOME``, else the working directory."""
    return Path(os.environ.get(VARIABLE, ".")).resolve()
