"""What a client says when a server or the way to it fails, and that it never takes a broken answer for a whole one."""

from __future__ import annotations

import json
import socket
import threading
import time
import zlib
from contextlib import closing

import pytest

from kmzb_plugin.domain.submission import Outcome, verification
from kmzb_plugin.store import location
from kmzb_plugin.store.base import ImportSource
from kmzb_plugin.store.errors import Interrupted, StoreFailing, StoreUnavailable, WayRefused
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.http import session, transport
from kmzb_plugin.store.http.session import NotTaken
from kmzb_plugin.store.http.store import HttpStore
from kmzb_plugin.store.http.transport import DirectTransport, Transport
from kmzb_plugin.text import UserError
from tests.servers.scripted_http import STORE, Answer, ScriptedServer, features

THREAT = {
    "id": "0b0e7a5e-7b1f-4a0e-8f0e-6f3f3c1c9a01",
    "number": "2026-000001",
    "plane": "public",
    "category": "speeding",
    "status": "new",
    "version": 1,
    "occurred_at": None,
    "reported_at": "2026-03-01T10:00:00Z",
    "due_at": None,
    "description_masked": None,
    "place": "Białystok",
    "unit_id": None,
    "owner": None,
    "case_id": None,
    "x": 600000.0,
    "y": 500000.0,
}


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (301, StoreUnavailable, "another address"),
        (302, StoreUnavailable, "another address"),
        (400, NotTaken, "HTTP 400"),
        (401, WayRefused, "login"),
        (403, WayRefused, "may not use"),
        (404, WayRefused, "no store"),
        (409, WayRefused, "HTTP 409"),
        (413, WayRefused, "so long"),
        (415, WayRefused, "HTTP 415"),
        (422, WayRefused, "HTTP 422"),
        (429, StoreUnavailable, "too much to do"),
        (500, StoreFailing, "HTTP 500"),
        (502, StoreFailing, "HTTP 502"),
        (503, StoreFailing, "HTTP 503"),
    ],
)
def test_each_refusal_is_a_sentence(
    scripted: ScriptedServer, store: HttpStore, status: int, kind: type[Exception], words: str
) -> None:
    headers = {"Location": "/elsewhere", "WWW-Authenticate": 'Basic realm="x"'} if status in {301, 302, 401} else {}
    scripted.answer(threats=Answer(status, b"<html>secret words of the server</html>", "text/html", headers))
    with pytest.raises(StoreUnavailable, match=words) as caught:
        store.threats(ThreatFilter())
    assert type(caught.value) is kind
    assert "secret words" not in str(caught.value)
    scripted.answer(submission=Answer(status, b"no", "text/html", headers))
    with pytest.raises(StoreUnavailable, match=words):
        store.submit([verification(THREAT["id"], 1, "verification")])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"string"',
        b'{"features": null}',
        b'{"features": [1]}',
        b'{"features": [{"properties": null}]}',
        b'{"features": [{"properties": {"hash": ["a"]}}]}',
        b'{"features": [{"properties": {"hash": {"a": 1}}}]}',
        b'{"features": [{"properties": {"hash": 7}}], "numberMatched": 1}',
        b'{"features": [{"properties": {"hash": null}}], "numberMatched": 1}',
        b'{"features": [{"properties": {"hash": NaN}}]}',
        b'{"features": [{"properties": {}}], "numberMatched": 1}',
        b'{"features": [{"properties": {"hash": "a"}}]}',
        b'{"features": [{"properties": {"hash": "a"}}], "numberMatched": "many"}',
        b'{"features": [{"properties": {"hash": "a"}}], "numberMatched": null}',
        b'{"features": [{"properties": {"hash": "\xff"}}]}',
        b'{"features": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"features": [{"properties": {"hash": ' + b"9" * 10_000 + b"}}]}",
    ],
    ids=lambda body: body[:40].decode("latin-1"),
)
def test_an_answer_that_cannot_be_read_is_none(scripted: ScriptedServer, store: HttpStore, body: bytes) -> None:
    scripted.answer(head=Answer(body=body))
    with pytest.raises(StoreUnavailable):
        store.audit_head()


@pytest.mark.parametrize("column", THREAT)
def test_every_column_has_to_be_of_its_type(scripted: ScriptedServer, store: HttpStore, column: str) -> None:
    scripted.answer(threats=features(THREAT))
    (threat,) = store.threats(ThreatFilter())
    assert threat.number == "2026-000001"
    for wrong in (True, [], "7" if column in {"version", "x", "y"} else 7):
        scripted.answer(threats=features(THREAT | {column: wrong}))
        with pytest.raises(StoreUnavailable, match="cannot be read"):
            store.threats(ThreatFilter())
    scripted.answer(threats=features({name: value for name, value in THREAT.items() if name != column}))
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        store.threats(ThreatFilter())


@pytest.mark.parametrize("moment", ["yesterday", "", "2026-13-01T00:00:00Z"])
def test_a_moment_has_to_be_one(scripted: ScriptedServer, store: HttpStore, moment: str) -> None:
    scripted.answer(threats=features(THREAT | {"due_at": moment}))
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        store.threats(ThreatFilter())


@pytest.mark.parametrize("matched", [0, 1, 3, 400])
def test_fewer_or_more_rows_than_are_counted_are_no_answer(
    scripted: ScriptedServer, store: HttpStore, matched: int
) -> None:
    """QGIS Server says nothing of a database that breaks off."""
    scripted.answer(threats=features(THREAT, THREAT | {"id": "other"}, matched=matched))
    with pytest.raises(StoreUnavailable, match="does not answer now"):
        store.threats(ThreatFilter())
    scripted.answer(threats=features(matched=matched))
    if matched:
        with pytest.raises(StoreUnavailable, match="does not answer now"):
            store.threats(ThreatFilter())


def test_an_answer_is_taken_once_it_is_whole(scripted: ScriptedServer, store: HttpStore) -> None:
    answers = iter([features(matched=1), features(THREAT, matched=0), features(THREAT)])
    usual = scripted.script
    scripted.script = lambda method, collection: next(answers) if collection == "threats" else usual(method, collection)
    assert [threat.number for threat in store.threats(ThreatFilter())] == ["2026-000001"]


def test_nothing_from_a_store_that_has_lost_its_database_is_no_answer(
    scripted: ScriptedServer, store: HttpStore
) -> None:
    """Neither is its refusal one: QGIS Server calls every question bad then."""
    submission = verification(THREAT["id"], 1, "verification")
    for said in (features(), Answer(400, b"[]", "application/json")):
        scripted.answer(head=features(), threats=said, receipt=said, submission=said, description=said)
        for ask in (
            lambda: store.threats(ThreatFilter()),
            lambda: store.count(ThreatFilter(text="x")),
            lambda: store.receipt(submission.id),
            lambda: store.description(submission.id),
            lambda: store.submit([submission]),
            store.state,
            store.units,
        ):
            with pytest.raises(StoreUnavailable, match="does not answer now") as caught:
                ask()
            assert type(caught.value) is StoreUnavailable


def test_half_a_body_is_no_answer(scripted: ScriptedServer, store: HttpStore) -> None:
    whole = features(THREAT).body
    scripted.answer(threats=Answer(body=whole, promised=len(whole) + 1))
    with pytest.raises(StoreUnavailable, match="does not answer now"):
        store.threats(ThreatFilter())
    scripted.answer(threats=Answer(body=whole[: len(whole) // 2], promised=len(whole)))
    with pytest.raises(StoreUnavailable, match="does not answer now"):
        store.threats(ThreatFilter())


def test_a_cut_connection_says_nothing_about_the_outcome(scripted: ScriptedServer, store: HttpStore) -> None:
    scripted.answer(submission=Answer(reset=True))
    with pytest.raises(StoreUnavailable, match="does not answer now") as caught:
        store.submit([verification(THREAT["id"], 1, "verification")])
    assert type(caught.value) is StoreUnavailable


def test_another_kind_of_content_is_no_store(scripted: ScriptedServer, way: Transport) -> None:
    scripted.answer(store=Answer(body=features(STORE).body, type="text/html"))
    with pytest.raises(UserError, match="no store"):
        HttpStore(location.parse(scripted.location), way=way)


def test_a_server_that_never_answers_is_waited_for_so_long(
    scripted: ScriptedServer, way: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmzb_plugin.store.http.store.PROBE_SECONDS", 0.5)
    scripted.answer(store=Answer(silent=True))
    with pytest.raises(StoreUnavailable, match="in time") as caught:
        HttpStore(location.parse(scripted.location), way=way)
    assert type(caught.value) is StoreUnavailable


def test_a_server_that_drips_is_waited_for_so_long(
    scripted: ScriptedServer, way: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every byte in time, and never the last one."""
    monkeypatch.setattr("kmzb_plugin.store.http.store.PROBE_SECONDS", 1.0)
    scripted.answer(store=Answer(body=b" ", endless=True))
    with pytest.raises(StoreUnavailable):
        HttpStore(location.parse(scripted.location), way=way)


@pytest.mark.parametrize("promised", [True, False])
def test_an_answer_is_not_larger_than_a_client_bears(
    scripted: ScriptedServer, store: HttpStore, promised: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 2**20)
    monkeypatch.setattr(session, "MOST_BYTES", 2**20)
    body = b" " * 2**18
    scripted.answer(threats=Answer(body=body * 5) if promised else Answer(body=body, endless=True))
    with pytest.raises(StoreUnavailable, match="larger than 64 MB"):
        store.threats(ThreatFilter())


def test_a_packed_answer_is_not_larger_either(
    scripted: ScriptedServer, store: HttpStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 2**20)
    monkeypatch.setattr(session, "MOST_BYTES", 2**20)
    packed = zlib.compress(b" " * 2**24)
    scripted.answer(threats=Answer(body=packed, headers={"Content-Encoding": "deflate"}))
    with pytest.raises(StoreUnavailable, match="larger than 64 MB"):
        store.threats(ThreatFilter())


def test_nobody_is_told_the_login_by_a_redirect(scripted: ScriptedServer, store: HttpStore) -> None:
    other = ScriptedServer()
    with closing(socket.socket()):
        target = f"http://127.0.0.1:{other.port}/kmzb/ogc/collections/head/items"
        scripted.answer(head=Answer(302, headers={"Location": target}))
        with pytest.raises(StoreUnavailable, match="another address"):
            store.audit_head()
    assert all("authorization" not in headers for _, _, headers, _ in other.asked)
    other.stop()


def test_nobody_there_is_unavailable(way: Transport) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    with pytest.raises(StoreUnavailable, match="does not answer now") as caught:
        HttpStore(location.parse(f"http://127.0.0.1:{port}/kmzb"), way=way)
    assert type(caught.value) is StoreUnavailable


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_store_that_says_no_is_not_opened(scripted: ScriptedServer, way: Transport, status: int) -> None:
    scripted.answer(store=Answer(status, b"no", "text/html"))
    with pytest.raises(UserError):
        HttpStore(location.parse(scripted.location), way=way)


@pytest.mark.parametrize("version", ["0", "99", "x"])
def test_a_store_of_another_version_is_refused(scripted: ScriptedServer, way: Transport, version: str) -> None:
    scripted.answer(store=features(STORE | {"schema_version": version}))
    with pytest.raises((UserError, StoreUnavailable)):
        HttpStore(location.parse(scripted.location), way=way)


def test_a_wait_is_stopped_from_another_thread(scripted: ScriptedServer, store: HttpStore) -> None:
    scripted.answer(threats=Answer(silent=True))
    ended: list[BaseException] = []

    def read() -> None:
        try:
            store.threats(ThreatFilter())
        except BaseException as error:
            ended.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    until = time.monotonic() + 10
    while not any("threats" in path for _, path, _, _ in scripted.asked) and time.monotonic() < until:
        time.sleep(0.01)
    store.interrupt()
    thread.join(10)
    assert [type(error) for error in ended] == [Interrupted]
    scripted.answer(threats=features(THREAT))
    assert len(store.threats(ThreatFilter())) == 1


def test_what_is_not_the_answer_to_what_was_asked_is_none(scripted: ScriptedServer, store: HttpStore) -> None:
    submission = verification(THREAT["id"], 1, "verification")
    row = {
        "id": THREAT["id"],
        "kind": "verification",
        "threat_id": THREAT["id"],
        "expected_version": 1,
        "payload": submission.payload_text,
        "outcome": "accepted",
        "detail": "{}",
        "audit_head": "",
    }
    scripted.answer(receipt=features(row))
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        store.submit([submission])
    for wrong in ({"outcome": "perhaps"}, {"detail": "{"}, {"payload": "{"}):
        scripted.answer(receipt=features(row | {"id": submission.id} | wrong))
        with pytest.raises(StoreUnavailable, match="cannot be read"):
            store.submit([submission])
    scripted.answer(receipt=features(row | {"id": submission.id}))
    assert store.submit([submission])[0].outcome is Outcome.ACCEPTED
    scripted.answer(receipt=features(row | {"id": submission.id, "payload": '{"new_status":"joke"}'}))
    assert store.submit([submission])[0].outcome is Outcome.ID_REUSED
    scripted.answer(receipt=features())
    assert store.submit([submission])[0].outcome is Outcome.ID_REUSED


def test_a_decision_is_sent_as_a_feature(scripted: ScriptedServer, store: HttpStore) -> None:
    submission = verification(THREAT["id"], 1, "verification", note="Łąka & <b> \\ \"'")
    store.submit([submission])
    ((_, path, headers, body),) = [asked for asked in scripted.asked if asked[0] == "POST"]
    sent = json.loads(body)
    assert path == "/kmzb/ogc/collections/submission/items"
    assert headers["content-type"] == "application/geo+json"
    assert sent["id"] == sent["properties"]["id"] == submission.id
    assert sent["properties"] == submission.as_row()


def test_nothing_is_imported_or_purged_over_the_web(store: HttpStore) -> None:
    from kmzb_plugin.domain.periods import now
    from tests.store.samples import SOURCE

    with pytest.raises(UserError, match="PostgreSQL"), store.bulk_import(SOURCE):
        pass
    with pytest.raises(UserError, match="PostgreSQL"):
        store.purge(now(), dry_run=True)


def test_a_closed_store_is_asked_nothing(scripted: ScriptedServer) -> None:
    made = HttpStore(location.parse(scripted.location), way=DirectTransport())
    made.close()
    with pytest.raises(ValueError, match="closed"):
        made.audit_head()


@pytest.mark.parametrize(
    ("lengths", "expected"), [((2000, 2500), 2500), ((2000, 2000), 2000), ((2000, 3000, 3000), 3000)]
)
def test_an_answer_that_ends_between_two_portions_has_to_come_twice(
    store: HttpStore, scripted: ScriptedServer, lengths: tuple[int, ...], expected: int
) -> None:
    """Where the database broke off there, the server's count broke off as well, and half looked like all."""
    usual, left = scripted.script, list(lengths)

    def answered(method: str, collection: str) -> Answer:
        if collection != "threats":
            return usual(method, collection)
        length = left.pop(0) if len(left) > 1 else left[0]
        return features(*({**THREAT, "id": str(number), "fid": number} for number in range(length)))

    scripted.script = answered
    assert len(store.frame(ThreatFilter(planes=("public",)), ["id"])) == expected


def test_nothing_is_imported_over_the_web_and_a_dry_run_says_so(scripted: ScriptedServer, store: HttpStore) -> None:
    with pytest.raises(UserError, match=r"imported over the web.*PostgreSQL address"):
        store.known_refs("kmzb", ["1"])
    with (
        pytest.raises(UserError, match="imported over the web"),
        store.bulk_import(ImportSource("public", "kmzb", "a.csv")),
    ):
        pass
