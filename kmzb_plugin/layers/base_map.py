"""The base map: pale, at the bottom, one at a time. Nothing here asks the network before it is put into the project."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from qgis.core import QgsProject, QgsRasterLayer

from ..text import UserError, tr

BASE_MAP = "kmzb/baseMap"  # custom property of the layer: which base map it is
OPACITY, SATURATION = 0.6, -60  # the threats carry the colour
CRS = "EPSG:2180"

_GEOPORTAL = "https://mapy.geoportal.gov.pl/wss/service"
_OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_ORTHO = (
    f"{_GEOPORTAL}/PZGIK/ORTO/WMTS/StandardResolution?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=ORTOFOTOMAPA"
    "&STYLE=default&FORMAT=image/jpeg&TILEMATRIXSET=EPSG:3857&TILEMATRIX=EPSG:3857:{z}&TILEROW={y}&TILECOL={x}"
)
# Its tiles come in the Polish system alone, of steps of its own: QGIS has to read them from the service.
_TOPOGRAPHIC = f"{_GEOPORTAL}/WMTS/guest/wmts/BDOT10k-BDOO?service=WMTS&request=GetCapabilities"


@dataclass(frozen=True)
class BaseMap:
    """`probe` is an address that answers where the map is to be had; `attribution` whom the picture is owed to."""

    key: str
    name: str
    uri: str
    probe: str
    attribution: str


def known() -> list[BaseMap]:
    """The base maps that everybody has."""
    gugik = "© Główny Urząd Geodezji i Kartografii, www.geoportal.gov.pl"
    return [
        BaseMap("osm", "OpenStreetMap", _tiles(_OSM, 19), _at_the_top(_OSM), "© OpenStreetMap contributors"),
        BaseMap(
            "geoportal",
            tr("Geoportal: topographic map"),
            _service("wmts", _TOPOGRAPHIC, ["BDOT10k-BDOO"], CRS),
            _TOPOGRAPHIC,
            gugik,
        ),
        BaseMap("ortho", tr("Geoportal: aerial photographs"), _tiles(_ORTHO, 19), _at_the_top(_ORTHO), gugik),
    ]


def own(address: str, attribution: str) -> BaseMap:
    """The base map of a unit: an address with {x}, {y} and {z}, or that of a WMS with LAYERS=.

    Raises UserError, with a sentence that says what would work.
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        password = parts.password
    except ValueError as error:
        raise _unreadable() from error
    if password is not None:
        raise UserError(
            tr("An address with a password in it would be saved with every project. Use one that needs none.")
        )
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise _unreadable()
    name = tr("Base map of the unit")
    placeholders = {each for each in ("{x}", "{y}", "{z}") if each in address.replace("{-y}", "{y}")}
    if len(placeholders) == 3:
        return BaseMap("own", name, _tiles(address, 20), _at_the_top(address), attribution)
    if placeholders:
        raise UserError(tr("An address of tiles needs all of {x}, {y} and {z}."))
    query = parse_qsl(parts.query, keep_blank_values=True)
    layers = [layer for key, value in query if key.upper() == "LAYERS" for layer in value.split(",") if layer]
    if not layers:
        raise UserError(tr("Write which layers of the WMS are wanted: put LAYERS=name at the end of its address."))
    kept = [(key, value) for key, value in query if key.upper() not in _SAID_BY_QGIS]
    base = urlunsplit(parts._replace(query=urlencode(kept)))
    joint = "&" if kept else "?"
    return BaseMap(
        "own",
        name,
        # QGIS asks for them the other way round.
        _service("wms", base, layers[::-1], CRS),
        f"{base}{joint}SERVICE=WMS&REQUEST=GetCapabilities",
        attribution,
    )


_SAID_BY_QGIS = {"LAYERS", "STYLES", "SERVICE", "REQUEST", "VERSION", "FORMAT", "CRS", "SRS", "BBOX", "WIDTH", "HEIGHT"}


def _unreadable() -> UserError:
    return UserError(
        tr(
            "The address of the base map cannot be read. Write that of tiles, as https://server/{z}/{x}/{y}.png, "
            "or that of a WMS, as https://server/wms?LAYERS=name."
        )
    )


def _tiles(address: str, closest: int) -> str:
    return f"type=xyz&url={quote(address, safe=':/?')}&zmin=0&zmax={closest}"


def _service(kind: str, address: str, layers: list[str], crs: str) -> str:
    """A WMTS whose tiles are numbered in `crs`, or a WMS that is asked in it."""
    # QGIS reads the list as a query of its own: an address with & in it has to be spelt.
    said = [("contextualWMSLegend", "0"), ("crs", crs), ("dpiMode", "7"), ("format", "image/png")]
    said += [("layers", layer) for layer in layers]
    said += [("styles", "default" if kind == "wmts" else "") for _ in layers]
    said += [("tileMatrixSet", crs)] if kind == "wmts" else []
    return "&".join(f"{key}={quote(value, safe=':/')}" for key, value in [*said, ("url", address)])


def _at_the_top(address: str) -> str:
    for each in ("{x}", "{y}", "{-y}", "{z}"):
        address = address.replace(each, "0")
    return address


def layer_of(project: QgsProject | None) -> QgsRasterLayer | None:
    """The base map that the project has."""
    return next(iter(_layers(project)), None) if project is not None else None


def shown(project: QgsProject) -> str:
    """Which base map the project has; empty for none."""
    return next((str(layer.customProperty(BASE_MAP)) for layer in _layers(project)), "")


def show(project: QgsProject, chosen: BaseMap | None) -> None:
    """Puts a base map at the bottom of the map in place of the one that is there; None only takes that away.

    Raises UserError if the service cannot be read.
    """
    layer = None
    if chosen is not None:
        layer = QgsRasterLayer(chosen.uri, chosen.name, "wms")
        if not layer.isValid():
            raise UserError(
                tr("The base map «{name}» cannot be opened. The map goes on without it.").format(name=chosen.name),
                layer.error().message(),
            )
    project.removeMapLayers([old.id() for old in _layers(project)])
    if chosen is None or layer is None:
        return
    layer.setCustomProperty(BASE_MAP, chosen.key)
    layer.setOpacity(OPACITY)
    layer.hueSaturationFilter().setSaturation(SATURATION)
    layer.serverProperties().setAttribution(chosen.attribution)
    metadata = layer.metadata()
    metadata.setRights([chosen.attribution] if chosen.attribution else [])
    layer.setMetadata(metadata)
    project.addMapLayer(layer, False)
    entry = project.layerTreeRoot().insertLayer(-1, layer)
    entry.setExpanded(False)


def _layers(project: QgsProject) -> list[QgsRasterLayer]:
    return [layer for layer in project.mapLayers().values() if layer.customProperty(BASE_MAP)]
