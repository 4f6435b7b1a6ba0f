"""QGIS projects, one a login: each names the login's own service, so that every connection has the login's role."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from .layers import PUBLISHED, Published

Extent = tuple[float, float, float, float]


def service_name(login: str) -> str:
    """The name of a login's entry in pg_service.conf."""
    return f"kmzb_{login}"


def project(login: str, crs: str, extent: Extent) -> str:
    """The text of a login's project. `extent` (xmin, ymin, xmax, ymax in the CRS) stands for that of every layer.

    A layer without an extent of its own, being empty, would keep a client from listing the collections.
    """
    root = ElementTree.Element("qgis", version="3.40.0", projectname="KMZB")
    tree = _below(root, "layer-tree-group")
    layers = _below(root, "projectlayers")
    for layer in PUBLISHED:
        ElementTree.SubElement(tree, "layer-tree-layer", id=_id(layer), name=layer.name, checked="Qt::Checked")
        layers.append(_layer(layer, source(layer, login, crs), crs, extent))
    properties = _below(root, "properties")
    _list(properties, "WMSCrsList", [crs])
    _list(properties, "WFSLayers", map(_id, PUBLISHED))
    _list(_below(properties, "WFSTLayers"), "Insert", (_id(layer) for layer in PUBLISHED if layer.writable))
    # The server would write 8 digits of a coordinate otherwise, whatever the unit.
    precision = _below(properties, "WFSLayersPrecision")
    for layer in PUBLISHED:
        _below(precision, _id(layer), "3").set("type", "int")
    ElementTree.indent(root)
    return "<!DOCTYPE qgis>\n" + ElementTree.tostring(root, encoding="unicode") + "\n"


def source(layer: Published, login: str, crs: str) -> str:
    """A layer's data source.

    QGIS Server asks for the size of a layer before it answers for one of its rows. Of queries and views PostgreSQL
    estimates it; of a table QGIS takes what was last counted, which is below nothing before the first time. So what is
    read by rows is a query or a view.
    """
    srid = crs.partition(":")[2]
    table = layer.table.format(srid=srid) if layer.table.startswith("(") else f'kmzb"."{layer.table}'
    geometry = f"srid={srid} type={layer.geometry} " if layer.geometry else ""
    # What is handed in is read back as a receipt. A layer without rows has a size that is known at once.
    only = ' sql="id" IS NULL' if layer.writable else ""
    return (
        f"service='{service_name(login)}' key='{layer.key}' estimatedmetadata=true {geometry}"
        f"checkPrimaryKeyUnicity='0' table=\"{table}\"{' (geom)' if layer.geometry else ''}{only}"
    )


def _id(layer: Published) -> str:
    # QGIS drops layers whose ids are short.
    return f"kmzb_layer_{layer.name}"


def _layer(layer: Published, data_source: str, crs: str, extent: Extent) -> ElementTree.Element:
    made = ElementTree.Element(
        "maplayer", type="vector", geometry=layer.geometry.removeprefix("Multi") or "No geometry"
    )
    _below(made, "id", _id(layer))
    _below(made, "datasource", data_source)
    _below(made, "shortname", layer.name)
    _below(made, "layername", layer.name)
    if layer.geometry:
        _crs(_below(made, "srs"), crs)
        frame = _below(made, "extent")
        for name, value in zip(("xmin", "ymin", "xmax", "ymax"), extent, strict=True):
            _below(frame, name, repr(float(value)))
    _below(made, "provider", "postgres").set("encoding", "UTF-8")
    return made


def _below(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, name)
    made.text = text
    return made


def _crs(parent: ElementTree.Element, crs: str) -> None:
    _below(_below(parent, "spatialrefsys"), "authid", crs)


def _list(parent: ElementTree.Element, name: str, values: Iterable[str]) -> None:
    made = _below(parent, name)
    made.set("type", "QStringList")
    for value in values:
        _below(made, "value", value)
