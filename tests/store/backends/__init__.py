"""The back ends that the contract is tested on: one module each, with a class `Backend`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))
IMPORTING = [name for name in NAMES if name != "http"]
"""Those that take imports: nothing is imported over the web."""


def backend(name: str) -> type[Any]:
    """The class of a back end, read only when it is tested."""
    made: type[Any] = import_module(f"{__name__}.{name}").Backend
    return made
