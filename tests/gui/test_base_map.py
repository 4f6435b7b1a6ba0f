"""Base maps: what an address may be, one at a time, at the bottom, pale, and nothing lost where nothing answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from qgis.core import QgsProject, QgsSettings, QgsVectorLayer
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QDialogButtonBox, QWidget

from kmzb_plugin.gui import settings
from kmzb_plugin.gui.base_map import BaseMaps
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.own_base_map import OwnBaseMapDialog
from kmzb_plugin.layers.base_map import OPACITY, SATURATION, known, own, show, shown
from kmzb_plugin.text import UserError

from .conftest import settle, wait_for

WMS = """<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"
 xmlns:xlink="http://www.w3.org/1999/xlink"><Service><Name>WMS</Name><Title>t</Title></Service><Capability><Request>
<GetMap><Format>image/png</Format><DCPType><HTTP><Get><OnlineResource xlink:href="{here}/wms?map=x&amp;"/></Get></HTTP>
</DCPType></GetMap></Request><Layer><Title>root</Title><CRS>EPSG:2180</CRS><EX_GeographicBoundingBox>
<westBoundLongitude>14</westBoundLongitude><eastBoundLongitude>25</eastBoundLongitude>
<southBoundLatitude>49</southBoundLatitude><northBoundLatitude>55</northBoundLatitude></EX_GeographicBoundingBox>
<Layer><Name>roads</Name><Title>roads</Title></Layer></Layer></Capability></WMS_Capabilities>"""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        wms = self.path.startswith("/wms")
        body = WMS.format(here=self.server.here).encode() if wms else b""
        self.send_response(200 if wms else 404)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """A server with a WMS, and without a tile in the place that is asked for."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    made.asked, made.here = [], f"http://127.0.0.1:{made.server_port}"
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def maps(qgis_app: object) -> Iterator[BaseMaps]:
    QgsSettings().remove("kmzb/baseMap")
    window, project, bar = QWidget(), QgsProject(), QgsMessageBar()
    project.addMapLayer(QgsVectorLayer("Point?crs=EPSG:2180", "threats", "memory"))
    made = BaseMaps(project, Messages(bar, window), window)
    made.project, made.bar, made.window = project, bar, window
    yield made
    made.unload()
    project.clear()
    QgsSettings().remove("kmzb/baseMap")


def _names(maps: BaseMaps) -> list[str]:
    return [entry.name() for entry in maps.project.layerTreeRoot().findLayers()]


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("", "cannot be read"),
        ("ftp://server/{z}/{x}/{y}.png", "cannot be read"),
        ("https://[server/{z}", "cannot be read"),
        ("https://server/{z}/{x}.png", "{x}, {y} and {z}"),
        ("https://anna:secret@server/{z}/{x}/{y}.png", "password"),
        ("https://server/wms", "LAYERS="),
        ("https://server/wms?LAYERS=", "LAYERS="),
    ],
)
def test_an_address_that_cannot_work_is_refused_with_what_would(address: str, word: str) -> None:
    with pytest.raises(UserError) as refused:
        own(address, "")
    assert word in refused.value.text
    assert "secret" not in refused.value.text


def test_public_maps_need_no_answer_to_be_listed(maps: BaseMaps) -> None:
    maps.menu.aboutToShow.emit()
    texts = [action.text() for action in maps.menu.actions()]
    assert texts[:4] == ["&None", *(each.name for each in known())]
    assert all(each.attribution and each.probe.startswith("https://") for each in known())
    assert maps.menu.actions()[0].isChecked()


def test_a_base_map_lies_at_the_bottom_pale_and_the_next_takes_its_place(maps: BaseMaps, server) -> None:
    settings.keep_own_base_map(server.here + "/{z}/{x}/{y}.png", "© Unit")
    maps.choose("own")
    wait_for(lambda: shown(maps.project) == "own", "the base map")
    layer = maps.project.layerTreeRoot().findLayers()[-1].layer()
    assert layer.opacity() == OPACITY
    assert layer.hueSaturationFilter().saturation() == SATURATION
    assert layer.serverProperties().attribution() == "© Unit"
    assert layer.metadata().rights() == ["© Unit"]
    show(maps.project, known()[0])
    assert _names(maps) == ["threats", "OpenStreetMap"]
    maps.choose("")
    assert _names(maps) == ["threats"]


def test_a_wms_is_asked_for_its_layers(maps: BaseMaps, server) -> None:
    settings.keep_own_base_map(server.here + "/wms?map=x&LAYERS=roads", "")
    maps.choose("own")
    wait_for(lambda: shown(maps.project) == "own", "the base map")
    layer = maps.project.layerTreeRoot().findLayers()[-1].layer()
    assert layer.crs().authid() == "EPSG:2180"
    assert "map=x" in server.asked[0]


def test_a_wms_without_that_layer_takes_nothing_away(maps: BaseMaps, server) -> None:
    show(maps.project, known()[0])
    settings.keep_own_base_map(server.here + "/wms?LAYERS=nothing", "")
    maps.choose("own")
    wait_for(maps.bar.items, "the sentence")
    assert shown(maps.project) in ("osm", "own")


def test_no_answer_is_said_once(maps: BaseMaps) -> None:
    settings.keep_own_base_map("http://127.0.0.1:9/{z}/{x}/{y}.png", "")
    maps.choose("own")
    wait_for(maps.bar.items, "the sentence")
    assert "goes on without it" in maps.bar.items()[0].text()
    maps.choose("own")
    settle(1500)
    assert len(maps.bar.items()) == 1
    assert _names(maps) == ["threats"]


def test_the_dialog_keeps_only_what_can_be_read(maps: BaseMaps) -> None:
    dialog = OwnBaseMapDialog(maps.window)
    dialog.show()
    dialog.addressEdit.setText("server")
    ok = dialog.buttonBox.button(QDialogButtonBox.StandardButton.Ok)
    ok.click()
    assert "cannot be read" in dialog.problemLabel.text()
    assert settings.own_base_map() == ("", "")
    dialog.addressEdit.setText("https://server/{z}/{x}/{y}.png")
    ok.click()
    assert not dialog.isVisible()
    assert settings.own_base_map() == ("https://server/{z}/{x}/{y}.png", "")
