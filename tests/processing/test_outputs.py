"""Outputs are written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from kmzb_plugin.processing.outputs import plain, whole_or_nothing


def test_what_was_written_goes_where_the_block_ends_early(tmp_path: Path) -> None:
    files = [tmp_path / "a.gpkg", tmp_path / "b.csv"]

    def write() -> None:
        with whole_or_nothing() as written:
            for path in files:
                path.write_text("half")
                written.append(str(path))
            written.append("memory:no_file_at_all")
            raise ValueError("enough")

    with pytest.raises(ValueError, match="enough"):
        write()
    assert not any(path.exists() for path in files)


def test_what_was_written_stays_where_all_went_well(tmp_path: Path) -> None:
    with whole_or_nothing() as written:
        (tmp_path / "a.gpkg").write_text("whole")
        written.append(str(tmp_path / "a.gpkg"))
    assert (tmp_path / "a.gpkg").exists()


def test_values_are_what_qgis_takes() -> None:
    values = [None, 3, "text", np.int64(4), np.float64(0.5), np.nan, float("nan"), True]
    assert [plain(value) for value in values] == [None, 3, "text", 4, 0.5, None, None, True]
    assert type(plain(np.int64(4))) is int


def test_areas_in_a_picture_are_numbered_and_stand_among_dots(qgis_app: Any) -> None:
    from kmzb_plugin.processing.pictures import areas_picture

    areas = np.array([shapely.box(0, 0, 100, 100)], dtype=object)
    legend = [("#b10026", "more")]
    plain_one = areas_picture(areas, ["#b10026"], legend)
    assert plain_one.pixelColor(300, 300).name() == "#b10026"
    dots = np.array([[-100.0, -100.0], [200.0, 200.0]])
    numbered = areas_picture(areas, ["#b10026"], legend, [(areas[0], "17")], dots)
    # the dots stretch the map to three times the side: the area is its middle third
    assert numbered.pixelColor(230, 400).name() == "#b10026"
    assert numbered.pixelColor(100, 100).name() == "#ffffff"
    inside = [numbered.pixelColor(x, y).lightness() for x in range(215, 425) for y in range(215, 425)]
    assert min(inside) < 50  # the number
    assert max(inside) > 220  # and the disc it stands on
