"""Territories of any size, generated and imported by the commands that users call."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

NAME = "sized"


@dataclass(frozen=True)
class Imported:
    """A territory in a store of its own.

    Attributes:
        home: Folder with ``data/``, ``shapefiles/`` and ``store/``.
        units: Townships.
        months: Months that they report.
        seconds: Time of the import.
        peak: Most resident memory of the import, megabytes.
    """

    home: Path
    units: int
    months: int
    seconds: float
    peak: float

    @property
    def shapes(self) -> Path:
        """Return the file of the townships' polygons as generated."""
        return self.home / "shapefiles" / NAME / "township.shp"


def imported(home: Path, *, units: int, months: int) -> Imported:
    """Generate a territory below ``home`` and import it, each in a process of its own."""
    _run("demo", "--units", str(units), "--months", str(months), "--out", str(home))
    folder = home / "data" / NAME
    seconds, peak = _run("import", str(folder), "--territory", NAME, "--home", str(home))
    _run("font", "--home", str(home))
    return Imported(home, units, months, seconds, peak)


def packed(home: Path) -> tuple[float, float]:
    """Return seconds and peak megabytes of the pack of an imported territory's default agenda."""
    out = home / "pack"
    return _run("export", "--territory", NAME, "--home", str(home), "--out", str(out))


def _run(*arguments: str) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of a command.

    Raises:
        RuntimeError: The command failed.
    """
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "dashboard", *arguments])
    # wait4 tells the peak of this process; that of all children would be the highest so far.
    _process, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"dashboard {' '.join(arguments)} ended with {process.returncode}")
    return time.monotonic() - began, usage.ru_maxrss / 1024
