"""Sheets as people get them: the PDF's text, pages and metadata, read by poppler."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.briefing.content import DueThreat
from kmzb_plugin.store.base import Store
from tests.briefing.pdf import info_of, text_of, words_of
from tests.briefing.samples import make_store, scope

from .conftest import Export


@pytest.fixture
def words(export: Export) -> str:
    return words_of(export("KMP"))


def test_the_header_names_unit_kind_period_and_handling(words: str) -> None:
    for text in ("KMP Białystok <test>", "Odprawa do służby · do użytku służbowego", "13.11.2025–19.11.2025"):
        assert text in words


def test_the_four_figures_stand_with_their_change(words: str) -> None:
    assert re.search(r"6 otwarte ▲ 3 od 13\.11: przybyło 5, zamknięto 2, w granicach przypadku \(p = 0,\d\d\)", words)
    assert "2 po terminie w tym 2 od 13.11" in words
    assert re.search(r"5 nowe w okresie ▲ poprzednio 2 \(06\.11–12\.11\), w granicach przypadku", words)
    assert "67 % potwierdzone 4 z 6 rozstrzygniętych, 90 dni; 95 %: 30–90 %" in words
    assert "▲ poprzednio 50 %, w granicach przypadku" in words


def test_the_list_of_the_day_names_place_category_limit_and_hours(export: Export) -> None:
    text = text_of(export("KMP"))
    assert "Do sprawdzenia dziś, 20.11.2025" in text
    assert re.search(r"1 +ul\. Żółkiewskiego +Przekraczanie dozwolonej prędkości +16\.11, 3 dni po", text)
    assert re.search(
        r"2 +ul\. Długa +Przekraczanie dozwolonej prędkości +19\.11, 13 h po +nd 19:00 · 3 podobne, 18–21", text
    )
    assert re.search(r"3 +miejsce na mapie +Nieprawidłowe parkowanie +20\.11 13:00", text)


def test_hours_changes_and_recurring_places_are_told(words: str) -> None:
    for text in (
        "3 zgłoszenia; 7 dalszych bez godziny",
        "Porównano 3 kategorie. Żadna nie zmieniła się bardziej, niż tłumaczy przypadek.",
        "Miejsca potwierdzone, powtarzające się",
        "14.11.2025",
    ):
        assert text in words


def test_the_footer_says_source_state_and_caution(store: Store, words: str) -> None:
    assert "Źródło: KMZB, stan na 18.11.2025 10:00, Podlaska (demo)" in words
    assert "Zgłoszenia, nie przestępstwa. W nagłych wypadkach dzwoń 112." in words
    assert f"Skrót dziennika: {store.verify_audit().head}" in words
    assert "1/2" in words
    assert "2/2" in words


def test_the_small_print_says_how(words: str) -> None:
    assert "test E Krishnamoorthy’ego i Thomsona" in words
    assert "Gęstość: zgłoszenia z 90 dni, jądro kwartyczne, promień 500 m." in words


def test_the_legend_names_what_is_on_the_map_and_nothing_else(words: str) -> None:
    assert "Potwierdzone" in words
    assert "zgłoszeń / km2" in words
    assert "Granica jednostki" in words
    assert "przekazane poza Policję" not in words
    assert "Żart lub pomyłka" not in words


def test_the_file_is_a4_titled_and_georeferenced(export: Export) -> None:
    pdf = export("KMP")
    info = info_of(pdf)
    assert info["Title"] == "KMP Białystok <test>, Odprawa do służby, 13.11.2025–19.11.2025"
    assert info["Author"] == "KWP w Białymstoku"
    assert info["Pages"] == "2"
    assert "A4" in info["Page size"]
    assert b"/Measure" in pdf.read_bytes()


def test_only_synthetic_stores_are_marked_as_such(export: Export, words: str, tmp_path: Path) -> None:
    assert "DANE SYNTETYCZNE" in words
    real = make_store(tmp_path / "real.gpkg", synthetic=False)
    assert "SYNTETYCZNE" not in words_of(export("KMP", of=real))
    real.close()


def test_the_sheet_speaks_english(export: Export) -> None:
    words = words_of(export("KMP", language="en"))
    assert "Briefing for duty" in words
    assert "Reports, not crimes" in words
    assert "67% confirmed" in words


def test_a_unit_without_reports_gets_a_sensible_sheet(export: Export) -> None:
    words = words_of(export("KPB"))
    for text in (
        "KPP Pusta",
        "Nic nie ma terminu do końca dnia.",
        "Żadnego miejsca nie potwierdzono dwa razy w ciągu roku.",
        "Zgłaszane godziny Brak.",
        "Ostatnio Brak.",
        "0 zgłoszeń",
        "Granica jednostki",
    ):
        assert text in words
    assert "nan" not in words.lower().split()


def test_eight_long_lines_fit_their_frame(export: Export) -> None:
    def fill(content: Any) -> Any:
        row = content.due[0]
        long = dataclasses.replace(row, place="ulica Świętego Maksymiliana Marii Kolbego przy skrzyżowaniu", similar=23)
        rows: tuple[DueThreat, ...] = tuple(
            dataclasses.replace(long, rank=rank, category="public_alcohol") for rank in range(1, 9)
        )
        return dataclasses.replace(content, due=rows, due_rest=35)

    text = text_of(export("KMP", change=fill))
    assert len(re.findall(r"ulica Świętego Maksymiliana \w*.*\.\.\. +Spożywanie alkoholu w miejscach", text)) == 8
    assert "i 35 dalszych z terminem do końca dnia" in text


def test_a_long_name_goes_on_in_a_second_line_where_the_frame_has_room(export: Export) -> None:
    def fill(content: Any) -> Any:
        row = dataclasses.replace(content.due[0], place="skrzyżowanie ulicy Żółkiewskiego i alei Wojska Polskiego")
        return dataclasses.replace(content, due=(row,))

    words = words_of(export("KMP", change=fill))
    assert "skrzyżowanie ulicy Żółkiewskiego i alei Wojska Polskiego" in words


def test_one_of_a_thing_is_said_as_one(export: Export) -> None:
    def fill(content: Any) -> Any:
        late = dataclasses.replace(content.due[0], due_at=content.scope.at - timedelta(hours=30), overdue=True)
        return dataclasses.replace(content, due=(late,), heat=dataclasses.replace(content.heat, total=1))

    english, polish = (words_of(export("KMP", language=language, change=fill)) for language in ("en", "pl"))
    assert "1 day late" in english
    assert " 1 report;" in english
    assert "1 dzień po" in polish
    assert " 1 zgłoszenie;" in polish


def test_the_detail_says_what_it_shows(export: Export) -> None:
    assert "Zbliżenie na dzisiejszą listę" in words_of(export("KMP"))
    nothing_due = words_of(export("KMP", change=lambda content: dataclasses.replace(content, due=())))
    assert "Zbliżenie: najwięcej zgłoszeń" in nothing_due


def test_the_same_store_gives_the_same_sheet(export: Export) -> None:
    assert text_of(export("KMP")) == text_of(export("KMP"))


def test_pictures_are_written_page_by_page(export: Export, tmp_path: Path) -> None:
    from qgis.PyQt.QtGui import QImage

    export("KMP", formats=("png",))
    sizes = [QImage(str(tmp_path / f"KMP-{page}.png")).size() for page in (1, 2)]
    assert [(size.width(), size.height()) for size in sizes] == [(793, 1122)] * 2  # A4 at 96 dpi


@pytest.fixture
def layers_of_the_project(qgis_app: Any) -> Iterator[None]:
    from qgis.core import QgsProject

    before = list(QgsProject.instance().mapLayers())
    yield
    assert list(QgsProject.instance().mapLayers()) == before


@pytest.mark.usefixtures("layers_of_the_project")
def test_the_users_project_is_left_alone(export: Export) -> None:
    export("KMP")


def test_the_density_is_computed_apart_from_what_the_main_thread_is_asked_for(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on between the pieces; so do the tables, each of which is one."""
    from kmzb_plugin.briefing import duty_map, templates
    from kmzb_plugin.briefing.scope import find_units
    from kmzb_plugin.briefing.sheet import Sheet, make_sheet
    from kmzb_plugin.briefing.subject import Source, Subject

    asked: list[list[str]] = []
    apart: list[bool] = []
    inside = False

    def on_main(work: Any) -> Any:
        nonlocal inside
        asked.append([])
        inside = True
        try:
            return work()
        finally:
            inside = False

    def fill_table(sheet: Sheet, name: str, rows: Any) -> None:
        asked[-1].append(name)

    kernel_density = duty_map.kernel_density
    monkeypatch.setattr(duty_map, "kernel_density", lambda *a, **b: apart.append(not inside) or kernel_density(*a, **b))
    monkeypatch.setattr(Sheet, "fill_table", fill_table)
    source = Source(store, store.describe(), store.dictionary(), store.units(), "")
    subject = Subject(source, scope(), find_units(store, ["KMP"], scope().at)[0])
    sheet = make_sheet(subject, templates.read(templates.find("weekly")), tmp_path, on_main)
    sheet.close()
    assert apart == [True]
    assert max(map(len, asked)) == 1
    assert {"due_table", "heat_table", "recurring_table"} <= {name for piece in asked for name in piece}
