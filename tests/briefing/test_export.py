"""Files: whole or not there, searchable, georeferenced, the same on every run; nobody's name outside the pages."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.text import UserError, speaking
from tests.briefing.pdf import fonts_of, info_of, pictures_of, text_of, words_of
from tests.gdals import gdals_exceptions

from .conftest import Export

PAGES = {"patrol": 1, "weekly": 2, "weekly_a3": 1, "garrison": 2, "garrison_a3": 1, "monthly": 6}
TITLES = {
    "pl": {"patrol": "Odprawa patroli", "garrison": "Garnizon w skrócie", "monthly": "Raport dla kierownictwa"},
    "en": {"patrol": "Briefing for patrols", "garrison": "Garrison at a glance", "monthly": "Report for the command"},
}


@pytest.mark.parametrize("template", PAGES)
def test_every_sheet_is_whole_searchable_and_georeferenced(template: str, export: Export) -> None:
    notices: list[str] = []
    pdf = export("" if template in ("garrison", "garrison_a3", "monthly") else "KMP", template, notices=notices)
    assert not notices
    info = info_of(pdf)
    assert info["Pages"] == str(PAGES[template])
    assert ("A3" if template.endswith("_a3") else "A4") in info["Page size"]
    assert info["Author"] == "KWP w Białymstoku"
    assert "13.11.2025–19.11.2025" in info["Title"]
    fonts = fonts_of(pdf)
    assert fonts
    assert all((font["emb"], font["uni"]) == ("yes", "yes") for font in fonts)
    raw = pdf.read_bytes()
    assert b"/Measure" in raw
    assert b"/GPTS" in raw
    words = words_of(pdf)
    number = PAGES[template]
    for text in ("DANE SYNTETYCZNE", "do użytku służbowego", "Źródło: KMZB", "112", f"{number}/{number}"):
        assert text in words
    assert "kmzb_" not in words


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("template", ["patrol", "garrison", "monthly"])
def test_a_unit_without_reports_gets_a_sensible_sheet(template: str, language: str, export: Export) -> None:
    words = words_of(export("KPB", template, language=language))
    assert TITLES[language][template] in words
    lonely = {"nan", "inf", "-0"} & set(words.lower().split())
    assert not lonely


def test_the_same_store_gives_the_same_text_and_pictures(export: Export, tmp_path: Path) -> None:
    for template in ("weekly", "monthly"):
        first = export("KMP", template)
        text, pictures = text_of(first), pictures_of(first, tmp_path)
        again = export("KMP", template)
        assert text_of(again) == text
        assert pictures_of(again, tmp_path) == pictures
    assert pictures  # the density is one


def test_a_map_behind_the_first_page_is_where_it_is(export: Export) -> None:
    from osgeo import gdal

    page = gdal.Open(f"PDF:2:{export('KMP', 'monthly')}")
    left, width, _, top, _, height = page.GetGeoTransform()
    # the frame begins 12 mm from the left and 31 mm from the top, is 186 mm wide and 221 mm high
    per_mm = width * page.RasterXSize / 210
    centre = left + (12 + 93) * per_mm, top - (31 + 110.5) * per_mm
    assert centre == pytest.approx((605_000, 505_000), abs=15)  # of the unit's area
    assert height == pytest.approx(-width, rel=1e-3)
    assert "2180" in page.GetProjection()


@pytest.mark.parametrize("exceptions", [False, True])
def test_a_page_that_gdal_cannot_write_is_left_as_it_is(exceptions: bool, qgis_app: Any, tmp_path: Path) -> None:
    """As with a GDAL that knows no PDF."""
    from qgis.core import (
        QgsLayoutItemMap,
        QgsLayoutItemPage,
        QgsLayoutPoint,
        QgsLayoutSize,
        QgsPrintLayout,
        QgsProject,
        QgsRectangle,
    )

    from kmzb_plugin.briefing.georeference import georeference
    from kmzb_plugin.briefing.parts import MAPS

    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    page = QgsLayoutItemPage(layout)
    page.setPageSize("A4")
    layout.pageCollection().addPage(page)
    item = QgsLayoutItemMap(layout)
    item.setId(MAPS[0])
    layout.addLayoutItem(item)
    item.attemptResize(QgsLayoutSize(100, 100))
    item.attemptMove(QgsLayoutPoint(10, 10), page=1)
    item.setExtent(QgsRectangle(0, 0, 1000, 1000))
    assert item.page() == 1
    (path := tmp_path / "sheet.pdf").write_bytes(b"no PDF")
    with gdals_exceptions(exceptions):
        georeference(path, layout, 150)
    assert path.read_bytes() == b"no PDF"


def test_nothing_personal_stands_in_names_and_properties(store: Store, export: Export) -> None:
    (threat,) = store.threats(ThreatFilter(text="ul. Żółkiewskiego"))
    pdf = export("KMP", "verification_card", threat=threat.number)
    outside = " ".join(info_of(pdf).values()) + pdf.name
    assert "Żółkiewskiego" not in outside
    assert threat.id not in outside


def test_names_of_files_are_plain(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.export import file_stem

    assert file_stem("KP-Łódź/../Śródmieście <1>") == "KP-Lodz-Srodmiescie-1"
    assert file_stem("…") == "unit"


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """As a disk that is nearly full: the system refuses to write on."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("exceptions", [False, True])
@pytest.mark.parametrize(("template", "file"), [("weekly", "density.tif"), ("garrison", "KMP.pdf")])
def test_a_full_disk_is_told_and_what_was_there_stays(
    template: str, file: str, exceptions: bool, export: Export, tmp_path: Path
) -> None:
    before = export("KMP", template, language="en").read_bytes()
    with (
        gdals_exceptions(exceptions),
        files_no_larger_than(8_000),
        speaking("en", lambda text, n: text),
        pytest.raises(UserError, match=f"no room left on the disk.*{file}"),
    ):
        export("KMP", template, language="en")
    assert (tmp_path / "KMP.pdf").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("KMP") or "part" in path.name] == [
        "KMP.pdf"
    ]


def test_what_cannot_be_replaced_is_told_and_nothing_half_written_is_left(export: Export, tmp_path: Path) -> None:
    (tmp_path / "KMP.pdf").mkdir()
    with pytest.raises(UserError, match="could not be written"), speaking("en", lambda text, n: text):
        export("KMP", language="en")
    assert not list(tmp_path.glob("*.part"))


def test_an_existing_file_is_replaced_whole(export: Export, tmp_path: Path) -> None:
    (tmp_path / "KMP.pdf").write_bytes(b"old")
    assert info_of(export("KMP"))["Pages"] == "2"


def test_a_folder_that_takes_no_files_is_told_before_anything(tmp_path: Path, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.export import make_folder

    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="Nothing can be written into the folder"):
        make_folder(tmp_path / "file" / "sheets")
    with pytest.raises(UserError, match="Nothing can be written into the folder"):
        make_folder(Path("/proc/sheets"))  # read-only for everybody, root as well
