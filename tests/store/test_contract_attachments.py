"""What every store answers about attachments: the list to whoever sees the threat, the content on a disclosure."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import disclosure, setting, verification
from kmzb_plugin.store.attached import Attachment, NewAttachment
from kmzb_plugin.store.base import ImportCounts, PurgeCounts, Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.http.store import HttpStore
from kmzb_plugin.text import UserError
from tests.store.conftest import one
from tests.store.samples import SOURCE
from tests.store.test_contract_keeping import old_rows

PHOTO, NOTE = b"\xff\xd8\xff photo \x00\x01" * 50, b"%PDF-1.4 note"


def new(ref: str, name: str = "zdjęcie.jpg", content: bytes = PHOTO, **more: Any) -> NewAttachment:
    """An attachment as the import hands it over."""
    kind = "application/pdf" if content.startswith(b"%PDF") else "image/jpeg"
    origin = more.get("origin") or hashlib.sha256(content).hexdigest()
    return NewAttachment(ref, name, kind, content, kind == "image/jpeg", origin)


def add(backend: Any, *found: NewAttachment) -> ImportCounts:
    with backend.importing.bulk_import(SOURCE) as importer:
        counts = importer.add_attachments(iter(found))
    assert isinstance(counts, ImportCounts)
    return counts


def threat_id(store: Store, ref: str) -> str:
    frame = store.frame(ThreatFilter(), ["id", "source_ref"])
    return str(frame.loc[frame["source_ref"] == ref, "id"].iloc[0])


@pytest.fixture
def listed(backend: Any) -> Iterator[list[Attachment]]:
    """Two attachments of one threat, as its reader sees them."""
    assert add(backend, new("r3"), new("r3", "notatka.pdf", NOTE)) == ImportCounts(2, 0)
    return backend.store.attachments(threat_id(backend.store, "r3"))


def test_the_list_says_everything_but_the_content(backend: Any, listed: list[Attachment]) -> None:
    note, photo = listed
    id_ = threat_id(backend.store, "r3")
    assert note == Attachment(
        note.id, id_, "notatka.pdf", "application/pdf", len(NOTE), hashlib.sha256(NOTE).hexdigest(), False
    )
    assert photo == Attachment(
        photo.id, id_, "zdjęcie.jpg", "image/jpeg", len(PHOTO), hashlib.sha256(PHOTO).hexdigest(), True
    )
    assert backend.store.attachments(threat_id(backend.store, "r4")) == []
    for unknown in (str(uuid.uuid4()), "", "*", "x' OR 1=1"):
        assert backend.store.attachments(unknown) == []


def test_the_content_opens_with_the_threats_own_disclosure(backend: Any, listed: list[Attachment]) -> None:
    store = backend.store
    note, photo = listed
    over_the_web = isinstance(store, HttpStore)

    def opens(attachment_id: str, content: bytes | None) -> bool:
        """Whether the store gives this content; over the web it gives none, and says where it is to be had."""
        if over_the_web:
            with pytest.raises(UserError, match="postgresql://"):
                store.attachment(attachment_id)
            return True
        return bool(store.attachment(attachment_id) == content)

    assert opens(photo.id, None)
    other = threat_id(store, "r4")
    assert one(store, disclosure("description", [other], "Kontrola.")).accepted
    assert one(store, disclosure("export", [photo.threat_id], "Analiza", recipient="KGP")).accepted
    assert opens(photo.id, None), "another threat's, and another kind of disclosure"
    assert one(store, disclosure("description", [photo.threat_id], "Kontrola.")).accepted
    assert opens(photo.id, PHOTO)
    assert opens(note.id, NOTE)
    assert opens(str(uuid.uuid4()), None)


def test_the_same_file_is_attached_once(backend: Any, listed: list[Attachment]) -> None:
    again = new("r3", "inna nazwa.jpg", PHOTO)
    saved_otherwise = new("r3", "zdjęcie.jpg", PHOTO + b"!", origin=hashlib.sha256(PHOTO).hexdigest())
    assert add(backend, again, saved_otherwise, new("r4")) == ImportCounts(1, 2)
    assert backend.store.attachments(listed[0].threat_id) == listed
    assert len(backend.store.attachments(threat_id(backend.store, "r4"))) == 1


def test_a_photo_may_come_after_the_decision(backend: Any) -> None:
    store = backend.store
    id_ = threat_id(store, "r5")
    assert one(store, verification(id_, 1, "verification")).accepted
    assert add(backend, new("r5")) == ImportCounts(1, 0)
    assert [item.name for item in store.attachments(id_)] == ["zdjęcie.jpg"]
    assert store.threats(ThreatFilter(ids=(id_,)))[0].version == 2, "nobody's decision is disturbed"


def test_a_threat_that_is_not_there_gets_nothing(backend: Any) -> None:
    assert add(backend, new("unknown")) == ImportCounts(0, 1)


def test_an_import_that_is_broken_off_leaves_nothing(backend: Any) -> None:
    def broken() -> Iterator[NewAttachment]:
        yield new("r3")
        raise RuntimeError

    with pytest.raises(RuntimeError), backend.importing.bulk_import(SOURCE) as importer:
        importer.add_attachments(broken())
    assert backend.store.attachments(threat_id(backend.store, "r3")) == []


def test_the_import_stands_in_the_audit_and_whoever_polls_sees_it(backend: Any) -> None:
    store = backend.store
    before, entries = store.state(), store.verify_audit().entries
    add(backend, new("r3"), new("r4"))
    verdict = store.verify_audit()
    assert verdict.valid
    assert store.state() != before
    assert verdict.entries == entries + 1


def test_a_purge_erases_content_and_name(backend: Any, listed: list[Attachment]) -> None:
    store = backend.store
    rows = old_rows(2)
    with backend.importing.bulk_import(SOURCE) as importer:
        importer.add_threats(rows)
        importer.add_attachments([new("r5000"), new("r5001", content=NOTE)])
    ids = [threat_id(store, ref) for ref in ("r5000", "r5001")]
    before = [store.attachments(id_)[0] for id_ in ids]
    assert all(one(store, disclosure("description", ids, "Kontrola.")).accepted for _ in range(1))
    would = backend.importing.purge(now(), dry_run=True)
    assert (would.threats, would.attachments) == (2, 2), "one has nothing but an attachment"
    assert backend.importing.purge(now(), dry_run=False) == would
    for id_, known in zip(ids, before, strict=True):
        (left,) = store.attachments(id_)
        assert left.erased
        assert (left.name, left.id, left.size, left.sha256) == ("", known.id, known.size, known.sha256)
    assert store.attachments(listed[0].threat_id) == listed, "what is not past its date stays"
    assert backend.importing.purge(now(), dry_run=False) == PurgeCounts(0, 0, 0, 0, 0)
    assert add(backend, new("r5000")) == ImportCounts(0, 1), "what was erased does not come back"
    assert store.verify_audit().valid
    if not isinstance(store, HttpStore):
        assert [store.attachment(item.id) for item in before] == [None, None]


@pytest.mark.parametrize("size", ["0", "101", "-1", "x", ""])
def test_the_limit_is_a_rule_of_the_store(store: Store, size: str) -> None:
    assert store.dictionary().settings["attachment_mb"] == "10"
    assert one(store, setting("attachment_mb", "20")).accepted
    assert one(store, setting("attachment_mb", size)).detail["problem"] in {"not_a_number", "missing"}
    assert store.dictionary().settings["attachment_mb"] == "20"
