"""The files that a density with its significance is written into."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def outputs(tmp_path: Path) -> dict[str, str]:
    return {
        "OUTPUT": str(tmp_path / "density.tif"),
        "OUTPUT_PVALUE": str(tmp_path / "p.tif"),
        "CONTOURS": str(tmp_path / "contours.gpkg"),
        "HTML_REPORT": str(tmp_path / "report.html"),
    }
