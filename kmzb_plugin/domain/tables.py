"""The seed tables of the domain: CSV files beside this module, read as plain rows."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

Row = Mapping[str, object]

_FOLDER = Path(__file__).parent / "data"


def seed(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>.csv`, every value as text, empty where the file has none."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(value: object) -> str:
    """A cell as text; what a database returns as NULL is empty."""
    return "" if value is None else str(value)


def number(value: object) -> int | None:
    """A cell as a whole number; None where it is empty."""
    return int(text(value)) if text(value) else None


def truth(value: object) -> bool:
    """A cell as yes or no: CSV files say `yes`, databases 1 or true."""
    return text(value).strip().lower() in {"yes", "1", "true", "t"}
