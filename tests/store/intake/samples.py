"""Rows as the public record has them, and files made of them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

SOME_MOMENT = 1_763_664_000_000  # 2025-11-20 18:40 UTC


def public_record(n: int = 3, **columns: object) -> pd.DataFrame:
    """`n` good rows near Radom; `columns` replaces whole columns."""
    frame = pd.DataFrame(
        {
            "OBJECTID": [str(100 + i) for i in range(n)],
            "Typ": ["Przekraczanie dozwolonej prędkości"] * n,
            "Status": ["Nowe"] * n,
            "Data zdarzenia": [str(SOME_MOMENT + 60_000 * i) for i in range(n)],
            "Data utworzenia": [str(SOME_MOMENT + 60_000 * i + 3_600_000) for i in range(n)],
            "Data modyfikacji": [""] * n,
            "Pora dnia": ["2"] * n,
            "Dni tygodnia": ["31"] * n,
            "TERYT": ["1463"] * n,
            "x": [str(637_000 + 10 * i) for i in range(n)],
            "y": [str(395_000 + 10 * i) for i in range(n)],
        }
    )
    return frame.assign(**columns)


def saved(frame: pd.DataFrame, folder: Path, name: str = "record.csv") -> Path:
    """The rows as a CSV file."""
    path = folder / name
    frame.to_csv(path, index=False, sep=";")
    return path
