"""Service requests of Open311 GeoReport v2, from files and from a city's service."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store import create_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake import open311, profile
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.store.intake.preview import preview
from kmzb_plugin.text import UserError
from tests.servers.scripted_http import Answer, ScriptedServer, scripted

__all__ = ["scripted"]

# The example of the specification (GET Service Requests), and one with what cities really send beside it.
REQUESTS = [
    {
        "service_request_id": "638344",
        "status": "closed",
        "status_notes": "Duplicate request.",
        "service_name": "Sidewalk and Curb Issues",
        "service_code": "006",
        "description": None,
        "agency_responsible": None,
        "service_notice": None,
        "requested_datetime": "2010-04-14T06:37:38-08:00",
        "updated_datetime": "2010-04-14T06:37:38-08:00",
        "expected_datetime": "2010-04-15T06:37:38-08:00",
        "address": "8TH AVE and JUDAH ST",
        "address_id": "545483",
        "zipcode": "94122",
        "lat": 37.762221815,
        "long": -122.4651145,
        "media_url": "http://city.gov.s3.amazonaws.com/requests/media/638344.jpg",
    },
    {
        "service_request_id": "638349",
        "status": "open",
        "service_name": "speeding",
        "description": "Samochody jeżdżą za szybko.",
        "requested_datetime": "2010-04-19T06:37:38-08:00",
        "address": "11TH AVE",
        "lat": "37.76",
        "long": "-122.46",
        "extended_attributes": {"title": "Speed", "photos": []},
    },
]


@pytest.fixture
def san_francisco(tmp_path: Path, qgis_app: object) -> Iterator[Store]:
    """A store where the specification's example lies."""
    made = create_store(str(tmp_path / "sf.gpkg"), "San Francisco", "", "EPSG:32610")
    yield made
    made.close()


def saved(tmp_path: Path, content: object, name: str = "requests.json") -> Path:
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_file_of_requests_is_imported(san_francisco: Store, tmp_path: Path, wrapped: bool) -> None:
    path = saved(tmp_path, {"service_requests": REQUESTS} if wrapped else REQUESTS)
    report = import_threats(san_francisco, path, plane=Plane.PUBLIC, profile=profile.load("open311"))
    assert (report.accepted, len(report.rejected)) == (2, 0)
    columns = ["source_ref", "category", "status", "reported_at", "place"]
    found = san_francisco.frame(ThreatFilter(), columns).set_index("source_ref")
    assert found.loc["638349"].tolist() == ["speeding", "new", "2010-04-19T14:37:38Z", "11TH AVE"]
    # A city's «closed» may be solved, refused, or somebody else's: it is never read as one of them.
    assert found.loc["638344", "status"] == "unknown:closed"
    assert not any("outside" in note for note in report.notes)
    again = import_threats(san_francisco, path, plane=Plane.PUBLIC, profile=profile.load("open311"))
    assert (again.accepted, again.duplicate) == (0, 2)


def test_its_first_rows_are_shown(tmp_path: Path) -> None:
    found = preview(saved(tmp_path, REQUESTS), rows=1)
    assert found.columns[:2] == ["service_request_id", "status"]
    assert (len(found.rows), found.numbers, found.whole) == (1, [1], False)


@pytest.mark.parametrize(
    "content", ["[", "{}", '[{"a": 1}]', "[1, 2]", '"text"', '{"service_requests": 7}', "[" * 100_000, "[NaN"]
)
def test_what_holds_no_requests_is_said_to_hold_none(content: str) -> None:
    with pytest.raises(UserError, match="«list.json»"):
        open311.parse(content.encode(), "list.json")


@given(st.binary(max_size=60))
def test_any_bytes_are_requests_or_a_sentence(content: bytes) -> None:
    try:
        open311.parse(content, "list.json")
    except UserError:
        return
    assert content


@pytest.mark.usefixtures("qgis_app")
def test_the_address_of_a_service_is_asked(scripted: ScriptedServer, san_francisco: Store) -> None:
    body = json.dumps(REQUESTS).encode()
    scripted.script = lambda method, name: Answer(body=body, type="application/json")
    address = f"http://127.0.0.1:{scripted.port}/open311/v2/requests.json?jurisdiction_id=sf&api_key=secret"
    report = import_threats(san_francisco, address, plane=Plane.PUBLIC, profile=profile.load("open311"))
    assert report.accepted == 2
    assert report.name == "127.0.0.1/open311/v2/requests.json"  # the key of the service is in no log
    assert [(method, path) for method, path, *_ in scripted.asked] == [
        ("GET", "/open311/v2/requests.json?jurisdiction_id=sf&api_key=secret")
    ]


@pytest.mark.usefixtures("qgis_app")
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(status=403), "HTTP 403"),
        (Answer(status=302, headers={"Location": "http://127.0.0.1:1/"}), "HTTP 302"),
        (Answer(body=b"<html>Welcome</html>", type="text/html"), "no JSON"),
        (Answer(reset=True), "cannot be reached"),
        (Answer(body=b"[", promised=10), "cannot be reached|no JSON"),
    ],
)
def test_a_service_that_does_not_answer_so(scripted: ScriptedServer, answer: Answer, words: str) -> None:
    scripted.script = lambda method, name: answer
    with pytest.raises(UserError, match=words):
        open311.fetch(f"http://127.0.0.1:{scripted.port}/requests.json")


@pytest.mark.usefixtures("qgis_app")
def test_without_a_network_there_is_a_sentence() -> None:
    with pytest.raises(UserError, match="«127.0.0.1/requests.json» cannot be reached: there is no network.*JSON file"):
        open311.fetch("http://127.0.0.1:9/requests.json")


@pytest.mark.usefixtures("qgis_app")
def test_a_name_and_a_password_in_an_address_are_refused() -> None:
    with pytest.raises(UserError, match="without a name and a password") as caught:
        open311.fetch("http://jan:hunter2@127.0.0.1/requests.json")
    assert "hunter2" not in caught.value.text


@pytest.mark.usefixtures("qgis_app")
def test_cancel_ends_the_wait(scripted: ScriptedServer) -> None:
    scripted.script = lambda method, name: Answer(silent=True)
    pressed = threading.Event()
    threading.Timer(0.3, pressed.set).start()
    with pytest.raises(Cancelled):
        open311.fetch(f"http://127.0.0.1:{scripted.port}/requests.json", pressed.is_set)
