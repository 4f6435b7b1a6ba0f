"""A publication served for real: nginx before QGIS Server, asked as the world asks it."""

from __future__ import annotations

import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from kmzb_plugin.store import create_store
from kmzb_plugin.store.http.deploy import services
from tools.servers.postgres import free_port
from tools.servers.web import WebServer

from .publishing import NOW, PERIOD, SECRET, SQUARE_A, counts, fill_store, table

GUIDE = Path(__file__).parents[3] / "docs" / "administrator.md"
WMS, XLINK = {"wms": "http://www.opengis.net/wms"}, "{http://www.w3.org/1999/xlink}href"
INSPIRE = {"common": "http://inspire.ec.europa.eu/schemas/common/1.0"}


class Served:
    """A publication and what is asked of its server; everything answered is kept, to look for secrets in it."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        self.answers: list[bytes] = []

    def ask(self, path: str = "", **question: Any) -> requests.Response:
        answer = requests.get(f"{self.address}{path}", params=question, timeout=60)
        assert answer.status_code == 200, answer.text
        self.answers.append(answer.content)
        return answer

    def map(self, layers: str, half: float, crs: str = "EPSG:2180") -> Any:
        """A picture around square A, 400 pixels wide."""
        from qgis.PyQt.QtGui import QImage

        x, y = 600_250.0, 500_250.0
        box = f"{y - half},{x - half},{y + half},{x + half}"
        wms = {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetMap", "FORMAT": "image/png", "STYLES": ""}
        answer = self.ask(**wms, LAYERS=layers, CRS=crs, BBOX=box, WIDTH=400, HEIGHT=400)
        assert answer.headers["Content-Type"] == "image/png", answer.text
        return QImage.fromData(answer.content)


def site_of_the_guide(port: int, project: Path, socket: Path) -> str:
    """What the administrator's guide writes into nginx, with the paths of this machine."""
    (block,) = re.findall(
        r"^(location / \{\n.*?^\}\n)```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    for there, here in (("/srv/kmzb-public/now/publication.qgs", project), ("/run/kmzb-public/qgis.sock", socket)):
        assert block.count(there) == 1
        block = block.replace(there, str(here))
    return f"server {{\n    listen 127.0.0.1:{port};\n{block}}}\n"


@pytest.fixture(scope="module")
def served(provider: Any) -> Iterator[Served]:
    """Published into one folder, served from another one: on the server nothing stands where it was made."""
    from qgis import processing

    # Paths of sockets have to be short.
    with tempfile.TemporaryDirectory(prefix="kmzb-") as made, pytest.MonkeyPatch.context() as patch:
        patch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)
        folder, port = Path(made), free_port()
        store = create_store(str(folder / "store.gpkg"), "KMP Testowo", "KWP-RAD", at=NOW)
        fill_store(store)
        store.close()
        parameters = {
            "STORE": str(folder / "store.gpkg"),
            "PERIOD": PERIOD,
            "OUTPUT": str(folder / "made"),
            "ORGANISATION": "Komenda Miejska Policji w Testowie",
            "MAIL": "mapa@testowo.example",
            "PHONE": "+48 47 000 00 00",
            "ADDRESS": "https://testowo.example/mapa",
        }
        processing.run("kmzb:publish", parameters)
        (folder / "made").rename(folder / "www")
        socket, site = folder / "qgis.sock", folder / "site.conf"
        project = folder / "www" / "publication.qgs"
        site.write_text(site_of_the_guide(port, project, socket), encoding="utf-8")
        with WebServer(folder / "server", site, port, [str(socket)], services.ENVIRONMENT):
            yield Served(folder / "www", f"http://127.0.0.1:{port}")


@pytest.fixture(scope="module")
def capabilities(served: Served) -> ET.Element:
    return ET.fromstring(served.ask(SERVICE="WMS", VERSION="1.3.0", REQUEST="GetCapabilities").content)


def _texts(element: ET.Element, path: str) -> list[str]:
    return [each.text or "" for each in element.findall(path, WMS)]


def test_the_service_says_of_itself_what_a_national_geoportal_asks(capabilities: ET.Element) -> None:
    (service,) = capabilities.findall("wms:Service", WMS)
    assert _texts(service, "wms:Title") == ["Mapa zagrożeń bezpieczeństwa: KMP Testowo"]
    (abstract,) = _texts(service, "wms:Abstract")
    assert "112" in abstract
    assert "2025-11-19" in abstract
    assert {"infoMapAccessService", "KMZB", "bezpieczeństwo publiczne"} <= set(
        _texts(service, "wms:KeywordList/wms:Keyword")
    )
    contact = "wms:ContactInformation/"
    assert _texts(service, f"{contact}wms:ContactPersonPrimary/wms:ContactOrganization") == [
        "Komenda Miejska Policji w Testowie"
    ]
    assert _texts(service, f"{contact}wms:ContactElectronicMailAddress") == ["mapa@testowo.example"]
    assert _texts(service, f"{contact}wms:ContactVoiceTelephone") == ["+48 47 000 00 00"]
    assert _texts(service, "wms:Fees") == ["no conditions apply"]
    assert _texts(service, "wms:AccessConstraints") == ["None"]
    assert [each.get(XLINK) for each in service.findall("wms:OnlineResource", WMS)] == ["https://testowo.example/mapa"]
    language = capabilities.find(".//common:ResponseLanguage/common:Language", INSPIRE)
    assert language is not None
    assert language.text == "pol"


def test_layers_have_titles_attribution_systems_and_legends(capabilities: ET.Element) -> None:
    (root,) = capabilities.findall("wms:Capability/wms:Layer", WMS)
    assert {"EPSG:2180", "EPSG:3857", "EPSG:4326", "CRS:84"} <= set(_texts(root, "wms:CRS"))
    layers = root.findall("wms:Layer", WMS)
    assert [_texts(layer, "wms:Name")[0] for layer in layers] == ["statuses", "places", "counts", "summary"]
    for layer in layers:
        (title,), (abstract,) = _texts(layer, "wms:Title"), _texts(layer, "wms:Abstract")
        assert title
        assert "5" in abstract
        assert "Komenda Miejska Policji w Testowie" in _texts(layer, "wms:Attribution/wms:Title")[0]
        assert layer.find("wms:Style/wms:LegendURL", WMS) is not None
    box = layers[1].find("wms:BoundingBox[@CRS='EPSG:2180']", WMS)
    assert box is not None
    assert [float(box.get(name) or 0) for name in ("minx", "miny", "maxx", "maxy")] == [
        500_000,
        600_000,
        503_500,
        603_500,
    ]


def test_the_map_shows_squares_from_afar_and_marks_from_near(served: Served) -> None:
    """Square A holds 22 reports, the most of all: the darkest colour; new green, confirmed red, several grey."""
    from qgis.PyQt.QtGui import QColor

    square = served.map("places", 1000)
    inside, outside = square.pixelColor(170, 230), square.pixelColor(20, 20)
    assert outside == QColor("white")
    assert inside.red() > inside.blue() + 60
    near = served.map("places,statuses", 250)
    seen = {near.pixelColor(x, y).name() for x in range(400) for y in range(400)}
    assert {"#2e9e4f", "#d62728", "#d9d9d9"} <= seen
    assert "#1f77b4" not in seen  # nothing eliminated here
    assert served.map("places", 300_000).pixelColor(200, 200) != QColor("white")


def test_the_legend_is_that_of_the_desktop(served: Served) -> None:
    wms = {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetLegendGraphic", "STYLE": ""}
    told = served.ask(**wms, LAYER="statuses", FORMAT="application/json").json()
    titles = [symbol["title"] for symbol in told["nodes"][0]["symbols"]]
    assert titles == [
        *("Nowe", "Weryfikacja", "Potwierdzone", "Potwierdzone (przekazane poza Policję)"),
        *("Potwierdzone (wyeliminowane)", "Niepotwierdzone", "Kilka statusów"),
    ]
    picture = served.ask(**wms, LAYER="statuses", FORMAT="image/png")
    assert picture.headers["Content-Type"] == "image/png"
    assert len(picture.content) > 3000


def test_features_are_what_was_written(served: Served) -> None:
    wfs = {"SERVICE": "WFS", "REQUEST": "GetFeature", "OUTPUTFORMAT": "application/json"}
    found = served.ask(**wfs, VERSION="1.1.0", TYPENAME="counts", SRSNAME="EPSG:2180").json()["features"]
    names = ("place", "period", "category", "status", "reports")
    assert [tuple(each["properties"][name] for name in names) for each in found] == counts(served.folder)
    described = served.ask(SERVICE="WFS", VERSION="1.1.0", REQUEST="DescribeFeatureType", TYPENAME="counts").text
    assert "reports" in described


def test_ogc_api_features_gives_the_items(served: Served) -> None:
    listed = served.ask("/wfs3/collections.json").json()["collections"]
    assert {each["id"] for each in listed} >= {"places", "statuses", "counts", "summary"}
    items = served.ask("/wfs3/collections/places/items.json", limit=100).json()
    assert items["numberMatched"] == 2
    by_place = {each["properties"]["place"]: each["properties"]["reports"] for each in items["features"]}
    assert by_place[SQUARE_A] == 22
    ring = items["features"][0]["geometry"]["coordinates"][0][0]
    assert all(14 < lon < 25 and 49 < lat < 55 for lon, lat in ring)
    summary = served.ask("/wfs3/collections/summary/items.json", limit=1000).json()["features"]
    shown = [each["properties"]["reports"] for each in summary]
    assert len(shown) == len(table(served.folder, "summary"))
    assert not [n for n in shown if n is not None and 0 < n < 5]


def test_nothing_can_be_written(served: Served) -> None:
    told = served.ask(SERVICE="WFS", VERSION="1.1.0", REQUEST="GetCapabilities").text
    assert "Insert" not in told
    answer = requests.delete(f"{served.address}/wfs3/collections/counts/items/1", timeout=60)
    assert answer.status_code >= 400


def test_no_answer_holds_a_description_an_id_or_a_path(served: Served) -> None:
    """The last test of the file: it looks through everything that was answered before."""
    info = {"SERVICE": "WMS", "VERSION": "1.3.0", "REQUEST": "GetFeatureInfo", "INFO_FORMAT": "text/xml"}
    box = {"CRS": "EPSG:2180", "BBOX": "500000,600000,500500,600500", "WIDTH": 100, "HEIGHT": 100, "I": 50, "J": 50}
    for name in ("places", "statuses", "counts"):
        served.ask(**info, **box, LAYERS=name, QUERY_LAYERS=name, FEATURE_COUNT=50, STYLES="")
    served.ask(SERVICE="WMS", VERSION="1.3.0", REQUEST="GetProjectSettings")
    served.ask(SERVICE="WMS", VERSION="1.1.1", REQUEST="GetStyles", LAYERS="places,statuses,counts")
    content = b"\n".join(served.answers)
    secrets = [
        *SECRET.split(),
        "description_masked",
        "Tajna",
        "ref-",
        str(served.folder),
        str(served.folder.parent),
        "/tmp",
        "/home",
    ]
    assert not [secret for secret in secrets if secret.encode() in content]


@pytest.mark.parametrize("key", ["MAP", "map", "M%41P", "+MAP", "%4d%41%50"])
def test_nobody_names_another_project(served: Served, key: str) -> None:
    answer = requests.get(f"{served.address}/?SERVICE=WMS&REQUEST=GetCapabilities&{key}=/etc/other.qgs", timeout=60)
    assert answer.status_code == 400


def test_nothing_is_handed_in(served: Served) -> None:
    """A body could name another project too."""
    for path in ("", "/wfs3/collections/places/items"):
        assert requests.post(f"{served.address}{path}", data={"MAP": "/etc/other.qgs"}, timeout=60).status_code == 405
