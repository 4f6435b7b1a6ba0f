"""Attachments of an import: found in the folder of the file alone, told by their content, cleaned, or refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.domain.submission import disclosure, setting
from kmzb_plugin.store import pictures
from kmzb_plugin.store.attached import Attachment, safe_name
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake import attachments as files
from kmzb_plugin.store.intake import profile
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.store.intake.reading import read_file
from kmzb_plugin.store.intake.report import ImportReport
from kmzb_plugin.text import UserError
from tests.store.intake.files import MP4, PDF, SECRET, picture, png_header, with_exif
from tests.store.intake.samples import public_record, saved

Take = Callable[..., ImportReport]


def own_profile() -> profile.Profile:
    usual = profile.load(profile.DEFAULT)
    return replace(usual, columns={**usual.columns, "attachments": "Pliki"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files, and secrets beside it."""
    made = tmp_path / "in"
    (made / "zdjecia").mkdir(parents=True)
    (made / "a.jpg").write_bytes(with_exif(picture()))
    (made / "zdjecia" / "b.png").write_bytes(picture("png"))
    (made / "c.pdf").write_bytes(PDF)
    (tmp_path / "secret.jpg").write_bytes(picture())
    return made


@pytest.fixture
def attach(radom: Store, folder: Path) -> Take:
    """Imports rows whose column names the files; what is named is accounted for."""

    def call(*names: str, frame: pd.DataFrame | None = None) -> ImportReport:
        rows = public_record(len(names), Pliki=list(names)) if frame is None else frame
        report = import_threats(radom, saved(rows, folder), plane=Plane.INTERNET, profile=own_profile())
        told = report.attachments
        assert told.named == told.accepted + told.known + len(told.refused)
        assert report.read == len(rows) == report.accepted + report.duplicate + len(report.rejected)
        return report

    return call


def of(store: Store, ref: str) -> list[Attachment]:
    frame = store.frame(ThreatFilter(), ["id", "source_ref"])
    return store.attachments(frame.loc[frame["source_ref"] == ref, "id"].iloc[0])


def content(store: Store, attachment: Attachment) -> bytes:
    (receipt,) = store.submit([disclosure("description", [attachment.threat_id], "Kontrola.")])
    assert receipt.accepted
    found = store.attachment(attachment.id)
    assert found is not None
    return found


def test_files_come_with_their_rows(attach: Take, radom: Store) -> None:
    told = attach("a.jpg; zdjecia/b.png|c.pdf", "", " ; |", "zdjecia\\b.png").attachments
    assert (told.named, told.accepted, told.uncleaned, told.refused) == (4, 4, 1, [])
    assert [(item.name, item.media_type, item.cleaned) for item in of(radom, "100")] == [
        ("a.jpg", "image/jpeg", True),
        ("b.png", "image/png", True),
        ("c.pdf", "application/pdf", False),
    ]
    assert of(radom, "101") == of(radom, "102") == []
    assert [item.name for item in of(radom, "103")] == ["b.png"]


def test_a_second_import_adds_nothing_and_a_later_one_what_is_new(attach: Take, radom: Store) -> None:
    attach("a.jpg")
    told = attach("a.jpg;c.pdf").attachments
    assert (told.accepted, told.known) == (1, 1)
    assert len(of(radom, "100")) == 2


def test_the_column_is_not_kept_among_the_unmapped(attach: Take, radom: Store, folder: Path) -> None:
    attach("a.jpg")
    assert b"a.jpg" in Path(radom.describe().location).read_bytes()
    assert "Pliki" not in str(Path(radom.describe().location).read_bytes())


def test_a_picture_is_saved_anew_and_says_nothing_but_what_is_seen(attach: Take, radom: Store, folder: Path) -> None:
    assert SECRET in (folder / "a.jpg").read_bytes()
    (folder / "b.png").write_bytes(picture("png", said=SECRET.decode()))
    attach("a.jpg;b.png")
    for item in of(radom, "100"):
        clean = content(radom, item)
        assert SECRET not in clean
        assert b"Exif" not in clean
        image = pictures.read(clean)
        assert (image.width(), image.height()) == (60, 40)
        assert image.textKeys() == []
        assert image.pixelColor(5, 20).red() > 240
        assert image.pixelColor(55, 20).blue() > 240
    assert SECRET not in Path(radom.describe().location).read_bytes()


def test_a_picture_taken_on_its_side_is_turned_upright(attach: Take, radom: Store, folder: Path) -> None:
    (folder / "a.jpg").write_bytes(with_exif(picture(), orientation=6))
    attach("a.jpg")
    image = pictures.read(content(radom, of(radom, "100")[0]))
    assert (image.width(), image.height()) == (40, 60)
    assert image.pixelColor(20, 5).red() > 240, "left is up"


@pytest.mark.parametrize(
    ("form", "alpha", "kind"),
    [("bmp", 255, "image/png"), ("tiff", 255, "image/png"), ("png", 100, "image/png"), ("webp", 255, "image/jpeg")],
)
def test_pictures_of_other_kinds_become_usual_ones(
    attach: Take, radom: Store, folder: Path, form: str, alpha: int, kind: str
) -> None:
    (folder / f"skan.{form}").write_bytes(picture(form, alpha=alpha))
    told = attach(f"skan.{form}").attachments
    assert told.refused == []
    (item,) = of(radom, "100")
    assert (item.media_type, item.cleaned) == (kind, True)
    assert item.name == f"skan.{'png' if kind == 'image/png' else 'jpg'}"
    assert pictures.read(content(radom, item)).hasAlphaChannel() == (alpha < 255)


def test_the_content_tells_the_kind_and_the_name_follows(attach: Take, radom: Store, folder: Path) -> None:
    (folder / "film.jpg").write_bytes(MP4)
    (folder / "raport.exe").write_bytes(PDF)
    attach("film.jpg;raport.exe")
    assert [(item.name, item.media_type) for item in of(radom, "100")] == [
        ("film.jpg.mp4", "video/mp4"),
        ("raport.exe.pdf", "application/pdf"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "../secret.jpg",
        "..\\secret.jpg",
        "zdjecia/../../secret.jpg",
        "zdjecia/../a.jpg",
        "{tmp}/secret.jpg",
        "/etc/passwd",
        "C:\\secret.jpg",
        "C:secret.jpg",
        "\\\\server\\share\\a.jpg",
        "//server/share/a.jpg",
        "a.jpg:stream",
        "file:///etc/passwd",
        "out.jpg",
        "out/secret.jpg",
    ],
)
def test_no_name_leads_out_of_the_folder(attach: Take, radom: Store, folder: Path, name: str) -> None:
    (folder / "out.jpg").symlink_to(folder.parent / "secret.jpg")
    (folder / "out").symlink_to(folder.parent)
    report = attach(name.format(tmp=folder.parent))
    ((row, said, reason),) = report.attachments.refused
    assert (row, said) == (2, name.format(tmp=folder.parent))
    assert "leads out of the folder" in reason
    assert report.accepted == 1, "the row itself is taken"
    assert of(radom, "100") == []


def test_a_link_inside_the_folder_is_a_file_like_others(attach: Take, radom: Store, folder: Path) -> None:
    (folder / "link.jpg").symlink_to(folder / "a.jpg")
    assert attach("link.jpg").attachments.accepted == 1


@pytest.mark.parametrize(
    ("name", "made", "words"),
    [
        ("brak.jpg", None, "no such file"),
        ("zdjecia", None, "is no file"),
        ("puste.jpg", b"", "is empty"),
        ("program.jpg", b"MZ\x90\x00", "none of the kinds"),
        ("strona.html", b"<html>", "none of the kinds"),
        ("rysunek.svg", b"<svg onload='x'/>", "none of the kinds"),
        ("archiwum.pdf", b"PK\x03\x04", "none of the kinds"),
        ("zepsute.jpg", b"\xff\xd8\xff\xe0", "damaged"),
        ("bomba.png", png_header(60_000, 60_000), "60,000 × 60,000"),
        ("pasek.png", png_header(40_000, 2), "40,000 × 2"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_reason(
    attach: Take, radom: Store, folder: Path, name: str, made: bytes | None, words: str
) -> None:
    if made is not None:
        (folder / name).write_bytes(made)
    told = attach(f"a.jpg;{name}").attachments
    ((_, said, reason),) = told.refused
    assert said == name
    assert words in reason
    assert sum(told.sentences.values()) == told.accepted == 1


def test_a_pipe_does_not_hold_the_import(attach: Take, folder: Path) -> None:
    os.mkfifo(folder / "pipe.jpg")
    ((_, _, reason),) = attach("pipe.jpg").attachments.refused
    assert "no file" in reason


def test_the_store_says_how_large_one_may_be(attach: Take, radom: Store, folder: Path) -> None:
    (folder / "duzy.pdf").write_bytes(PDF + b"x" * 1_500_000)
    (receipt,) = radom.submit([setting("attachment_mb", "1")])
    assert receipt.accepted
    ((_, _, reason),) = attach("duzy.pdf").attachments.refused
    assert "larger than 1 MB" in reason
    (receipt,) = radom.submit([setting("attachment_mb", "2")])
    assert attach("duzy.pdf").attachments.accepted == 1


def test_one_import_brings_so_much_at_most(attach: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES_AT_ONCE", 1)
    told = attach("a.jpg;c.pdf").attachments
    assert told.accepted == 0
    assert all("together" in reason for _, _, reason in told.refused)


def test_a_row_that_is_rejected_brings_no_files(attach: Take) -> None:
    frame = public_record(2, Pliki=["a.jpg", "c.pdf"])
    frame.loc[0, "Data zdarzenia"] = "wczoraj"
    report = attach(frame=frame)
    assert len(report.rejected) == 1
    assert (report.attachments.named, report.attachments.accepted) == (1, 1)
    assert report.rejected["Pliki"].tolist() == ["a.jpg"]


def test_rows_without_a_file_have_no_folder_to_look_in(radom: Store, folder: Path) -> None:
    table = replace(read_file(saved(public_record(1, Pliki=["a.jpg"]), folder)), folder=None)
    report = import_threats(radom, table, plane=Plane.INTERNET, profile=own_profile())
    assert "do not come from a file" in report.attachments.refused[0][2]


def test_cancelling_between_two_files_leaves_nothing(radom: Store, folder: Path) -> None:
    asked = iter([False] * 3)
    path = saved(public_record(2, Pliki=["a.jpg", "c.pdf"]), folder)
    with pytest.raises(Cancelled):
        import_threats(radom, path, plane=Plane.INTERNET, profile=own_profile(), cancelled=lambda: next(asked, True))
    assert radom.count(ThreatFilter()) == 0


def test_a_picture_that_is_none_is_not_read() -> None:
    for data in (b"", b"\x89PNG", PDF, b"<svg/>", b"\x00" * 100):
        with pytest.raises(UserError):
            pictures.read(data)


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("a.jpg", "image/jpeg", "a.jpg"),
        ("a.JPEG", "image/jpeg", "a.jpg"),
        ("../../x.pdf", "application/pdf", "x.pdf"),
        ("C:\\Users\\jan\\x.pdf", "application/pdf", "x.pdf"),
        ("faktura\u202efdp.exe", "application/pdf", "fakturafdp.exe.pdf"),
        ("con.jpg", "image/jpeg", "_con.jpg"),
        ("  .. ", "image/png", "attachment.png"),
        ("a;b|c$(d).pdf", "application/pdf", "a_b_c_(d).pdf"),
        ("żółć\n.png", "image/png", "żółć.png"),
        ("x.exe", "", "x.exe"),
        ("z" * 300 + ".jpg", "image/jpeg", "z" * 96 + ".jpg"),
    ],
)
def test_names_are_safe_on_every_computer(name: str, kind: str, safe: str) -> None:
    assert safe_name(name, kind) == safe
