"""A dry run says what an import would say, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake.importing import dry_run, import_threats
from kmzb_plugin.store.intake.report import ImportReport
from kmzb_plugin.text import UserError
from tests.store.intake.files import PDF
from tests.store.intake.samples import public_record, saved


def said(report: ImportReport) -> tuple[object, ...]:
    rejected = report.rejected.to_dict("records")
    return report.read, report.accepted, report.duplicate, rejected, report.reasons, report.notes


def test_it_says_what_the_import_then_says(radom: Store, tmp_path: Path) -> None:
    import_threats(radom, saved(public_record(2), tmp_path), plane=Plane.INTERNET)
    frame = public_record(6, Typ=["Żebractwo"] * 5 + ["Latające talerze"])
    frame.loc[4, "x"] = "tam"
    frame.loc[5, "OBJECTID"] = "103"
    path = saved(frame, tmp_path)
    before, content = radom.state(), Path(radom.describe().location).read_bytes()
    seen: list[float] = []
    rehearsed = dry_run(radom, path, plane=Plane.INTERNET, progress=seen.append)
    assert (rehearsed.accepted, rehearsed.duplicate, len(rehearsed.rejected)) == (2, 3, 1)
    assert radom.state() == before
    assert Path(radom.describe().location).read_bytes() == content
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert said(rehearsed) == said(import_threats(radom, path, plane=Plane.INTERNET))


def test_it_looks_into_attachments_too(radom: Store, tmp_path: Path) -> None:
    from dataclasses import replace

    from kmzb_plugin.store.intake import profile

    (tmp_path / "a.pdf").write_bytes(PDF)
    public = profile.load(profile.DEFAULT)
    own = replace(public, columns={**public.columns, "attachments": "Pliki"})
    path = saved(public_record(2, Pliki=["a.pdf", "none.pdf"]), tmp_path)
    told = dry_run(radom, path, plane=Plane.INTERNET, profile=own).attachments
    assert (told.named, told.accepted, len(told.refused)) == (2, 1, 1)


def test_it_listens_for_cancel(radom: Store, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        dry_run(radom, saved(public_record(2), tmp_path), plane=Plane.INTERNET, cancelled=lambda: True)


def test_it_refuses_what_the_import_refuses(radom: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not fit"):
        dry_run(radom, saved(public_record(2).drop(columns=["Typ"]), tmp_path), plane=Plane.INTERNET)
    assert radom.count(ThreatFilter()) == 0
