"""The Python libraries that a QGIS may lack, or have in a version that is too old."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from functools import cache

from .text import UserError, tr

ALWAYS = ("numpy", "pandas", "shapely")
"""What every store needs."""

OLDEST = {"shapely": 2}
"""The major versions needed: Debian 12 itself has shapely 1.8, in which most of what is called is not there."""


def what_lacks(libraries: Iterable[str]) -> str:
    """A sentence that names those that are missing or too old, and how to get them; empty where all are there."""
    wanted = tuple(libraries)
    missing = [name for name in wanted if not _is_installed(name)]
    if missing:
        text = tr(
            "Python libraries are needed that are not installed: {names}. Install them for the Python that QGIS uses "
            "(Windows: the OSGeo4W installer; Debian: {packages}), then start QGIS again."
        )
        return text.format(names=", ".join(missing), packages=" ".join(f"python3-{name}" for name in missing))
    for name in wanted:
        found = _version(name)
        if found and int(found.split(".")[0]) < OLDEST.get(name, 0):
            text = tr(
                "The Python library {name} {found} is too old; {oldest} or later is needed. The manual says how to get "
                "it: menu KMZB, Manual, Installing the plugin. Then start QGIS again."
            )
            return text.format(name=name, found=found, oldest=OLDEST[name])
    return ""


def require(libraries: Iterable[str]) -> None:
    """Raises UserError where one is missing or too old."""
    if lacking := what_lacks(libraries):
        raise UserError(lacking)


def _is_installed(library: str) -> bool:
    try:
        return importlib.util.find_spec(library) is not None
    except (ImportError, ValueError):
        return False


@cache
def _version(library: str) -> str:
    """As its package says it, without importing it; empty where nothing says it."""
    from importlib.metadata import PackageNotFoundError, version  # heavy, and QGIS starts without

    try:
        return version(library)
    except PackageNotFoundError:
        return ""
