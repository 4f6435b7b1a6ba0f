"""The small store of `samples`, and sheets of it as PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.briefing.scope import find_units, whole_garrison
from kmzb_plugin.store.base import Store
from kmzb_plugin.text import speaking
from tests.briefing.samples import make_store, scope

Export = Callable[..., Path]


@pytest.fixture
def store(tmp_path: Path, qgis_app: Any) -> Iterator[Store]:
    made = make_store(tmp_path / "store.gpkg")
    yield made
    made.close()


@pytest.fixture
def export(store: Store, tmp_path: Path) -> Export:
    """`export("KMP", "weekly", language="pl", change=lambda content: content)` makes the PDF of a unit.

    `code` "" is the whole garrison; `threat` is the number of a threat; `change` changes the content of the duty,
    `notices` is filled with what is said about the template.
    """
    from kmzb_plugin.briefing import templates
    from kmzb_plugin.briefing.card import find_threat
    from kmzb_plugin.briefing.export import export_sheet
    from kmzb_plugin.briefing.sheet import make_sheet
    from kmzb_plugin.briefing.subject import Source, Subject
    from kmzb_plugin.locale import translation

    def make(
        code: str,
        template: str | Path = "weekly",
        *,
        language: str = "pl",
        change: Callable[[Any], Any] | None = None,
        formats: tuple[str, ...] = ("pdf",),
        of: Store = store,
        threat: str = "",
        base_map: Any = None,
        notices: list[str] | None = None,
    ) -> Path:
        units = of.units()
        unit = find_units(of, [code], scope().at)[0] if code else whole_garrison("KWP", units, scope().at)
        source = Source(of, of.describe(), of.dictionary(), units, "do użytku służbowego", base_map)
        subject = Subject(source, scope(), unit, find_threat(of, threat) if threat else None)
        subject.audit_head = of.verify_audit().head
        if change:
            subject.duty = change(subject.duty)
        scratch = tmp_path / "scratch"
        scratch.mkdir(exist_ok=True)
        with speaking(language, translation(language)):
            sheet = make_sheet(subject, templates.read(templates.find(str(template))), scratch)
            files = export_sheet(sheet, tmp_path / (code or "KWP"), formats, 96, scratch)
        if notices is not None:
            notices += sheet.notices
        sheet.close()
        return files[0]

    return make
