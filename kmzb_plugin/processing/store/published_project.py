"""The QGIS project of a publication, for QGIS Server and for people: styles, legend, what it says of itself.

The entries are those of QGIS's project properties, page QGIS Server; fees, constraints, keywords and the language are
what INSPIRE's guidance for view services asks of a capabilities document (Technical Guidance for the implementation of
INSPIRE View Services 3.11, ch. 4.2.3), as national geoportals check it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from qgis.core import (
    Qgis,
    QgsAbstractMetadataBase,
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsProjectMetadata,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsVectorLayer,
)

from ...analysis.publication import COUNT, PLACE, SEVERAL
from ...layers.styles.publication import style_counts, style_places, style_statuses
from ...locale import language
from ...text import tr
from .published import COLUMNS, COUNTS, GEOPACKAGE, PLACES, PROJECT, STATUSES, TABLE, status_spots
from .publishing import Publication

if TYPE_CHECKING:
    from ...store.base import Dictionary

SYSTEMS = ("EPSG:2180", "EPSG:3857", "EPSG:4326", "EPSG:4258", "CRS:84")
"""What the service draws in beside the store's own system; INSPIRE wants ETRS89 and CRS:84."""
_LARGEST = 4096  # pixels a side of a picture
_INSPIRE_LANGUAGES = {"pl": "pol", "en": "eng"}


@dataclass(frozen=True)
class Service:
    """Who publishes: `name` of the data, the organisation, and how to reach it."""

    name: str
    organisation: str
    mail: str
    phone: str
    address: str
    period: str
    day: str


def write_project(made: Publication, dictionary: Dictionary, service: Service, crs: str, folder: Path) -> None:
    """Writes the project beside its data. Raises OSError. On the main thread."""
    project = QgsProject()
    project.setFilePathStorage(Qgis.FilePathType.Relative)
    project.setFileName(str(folder / PROJECT))
    system = QgsCoordinateReferenceSystem(crs)
    project.setCrs(system)
    layers = {name: _layer(folder, name) for name in COLUMNS}
    counts = made.counts.groupby(PLACE)[COUNT].sum().to_numpy()
    step = float(abs(np.diff([x for x, _ in status_spots(made).values()])[0]))
    style_places(layers[PLACES], counts, made.grid, step)
    style_statuses(layers[STATUSES], dictionary.workflow, SEVERAL, step)
    style_counts(layers[COUNTS])
    for name in (TABLE, COUNTS, PLACES, STATUSES):  # the first lies lowest
        _describe(layers[name], name, made, service)
        project.addMapLayer(layers[name], False)
        node = project.layerTreeRoot().insertLayer(0, layers[name])
        node.setItemVisibilityChecked(name in (PLACES, STATUSES))
    _say(project, made, service, system, layers)
    if not project.write():
        raise OSError(project.error())
    _clean(folder / PROJECT)


def _layer(folder: Path, name: str) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions()
    options.forceReadOnly = True  # else QGIS prepares the file for editing and leaves others beside it
    layer = QgsVectorLayer(f"{folder / GEOPACKAGE}|layername={name}", title(name), "ogr", options)
    if not layer.isValid():
        raise OSError(layer.error().message())
    layer.setId(f"kmzb_published_{name}")
    layer.setReadOnly(True)
    return layer


def title(name: str) -> str:
    """What a layer is called."""
    return {
        PLACES: tr("Reports of threats"),
        STATUSES: tr("Reports by status"),
        COUNTS: tr("Counts by period, category and status"),
        TABLE: tr("Tables for the whole area"),
    }[name]


def _describe(layer: QgsVectorLayer, name: str, made: Publication, service: Service) -> None:
    # No aliases: the fields are called the same by every service and in every language.
    says = layer.serverProperties()
    says.setShortName(name)
    says.setTitle(title(name))
    says.setWfsTitle(title(name))
    says.setAbstract(abstract(name, made))
    says.setKeywordList(",".join(keywords(service)))
    says.setAttribution(attribution(service))
    if service.address:
        says.setAttributionUrl(service.address)


def abstract(name: str, made: Publication) -> str:
    """What a layer shows, and what it does not."""
    if name == TABLE:
        return tr(
            "Periods that are over, by category and status, with totals. A count is 0, or {n} or more; an empty one is "
            "suppressed."
        ).format(n=made.threshold)
    by = tr("squares of {grid} m").format(grid=f"{made.grid:g}") if made.kind == "squares" else tr("streets")
    what = {
        PLACES: tr("Reports in the whole period by {places}, the sum of its published counts.").format(places=by),
        STATUSES: tr("The same by status. A mark's position within its place says nothing about where anything was."),
        COUNTS: tr("Every published count at the middle of its place, by period, category and status."),
    }[name]
    return what + " " + tr("No count is smaller than {n}.").format(n=made.threshold)


def keywords(service: Service) -> list[str]:
    """What the data are found by; QGIS Server adds the kind of service by ISO 19119, which INSPIRE asks for."""
    return ["KMZB", tr("public safety"), tr("map of safety threats"), tr("police"), service.organisation]


def attribution(service: Service) -> str:
    """Who is to be named beside the map."""
    return tr("{organisation}, National Map of Safety Threats, as of {day}").format(
        organisation=service.organisation, day=service.day
    )


def _say(
    project: QgsProject,
    made: Publication,
    service: Service,
    system: QgsCoordinateReferenceSystem,
    layers: dict[str, QgsVectorLayer],
) -> None:
    name = tr("Map of safety threats: {name}").format(name=service.name)
    text = tr(
        "Reports on the National Map of Safety Threats of {period}, as of {day}. It measures what was reported, not "
        "crime. Places are coarsened, counts below {n} are left out or suppressed, descriptions are not published. The "
        "map is not for emergencies: call 112."
    ).format(period=service.period, day=service.day, n=made.threshold)
    project.setTitle(name)
    about = QgsProjectMetadata()
    about.setTitle(name)
    about.setAbstract(text)
    about.setAuthor(service.organisation)
    about.setKeywords({"gmd:topicCategory": ["society"], "keywords": keywords(service)})
    contact = QgsAbstractMetadataBase.Contact(service.organisation)
    contact.organization, contact.email, contact.voice = service.organisation, service.mail, service.phone
    contact.role = "publisher"
    about.setContacts([contact])
    project.setMetadata(about)
    texts = {
        "WMSServiceTitle": name,
        "WMSServiceAbstract": text,
        "WMSRootName": "kmzb",
        "WMSContactOrganization": service.organisation,
        "WMSContactPerson": service.organisation,
        "WMSContactMail": service.mail,
        "WMSContactPhone": service.phone,
        "WMSContactPosition": "publisher",
        "WMSFees": "no conditions apply",
        "WMSAccessConstraints": "None",
        "WMSOnlineResource": service.address,
    }
    for key, value in texts.items():
        project.writeEntry(key, "/", value)
    project.writeEntry("WMSServiceCapabilities", "/", True)
    project.writeEntry("WMSKeywordList", "/", keywords(service))
    project.writeEntry("WMSCrsList", "/", list(dict.fromkeys((system.authid(), *SYSTEMS))))
    project.writeEntry("WMSMaxWidth", "/", _LARGEST)
    project.writeEntry("WMSMaxHeight", "/", _LARGEST)
    project.writeEntry("WMSInspire", "/activated", True)
    project.writeEntry("WMSInspire", "/language", _INSPIRE_LANGUAGES[language()])
    for key in ("/temporalReference", "/metadataDate"):
        project.writeEntry("WMSInspire", key, service.day)
    project.writeEntry("WFSLayers", "/", [layer.id() for layer in layers.values()])
    for layer in layers.values():
        project.writeEntry("WFSLayersPrecision", f"/{layer.id()}", 6)
    frame = _frame(layers[PLACES], made)
    project.viewSettings().setPresetFullExtent(QgsReferencedRectangle(frame, system))
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(frame, system))
    # What a client is told of the extent.
    project.writeEntry(
        "WMSExtent", "/", [f"{v:.3f}" for v in (frame.xMinimum(), frame.yMinimum(), frame.xMaximum(), frame.yMaximum())]
    )


def _frame(layer: QgsVectorLayer, made: Publication) -> QgsRectangle:
    frame = QgsRectangle(layer.extent())
    frame.grow(max(made.grid, 500.0))
    return frame


_PERSONAL = re.compile(r' (?:saveUser|saveUserFull)="[^"]*"')


def _clean(path: Path) -> None:
    """Takes the name of who saved the project out of it."""
    text = path.read_text(encoding="utf-8")
    path.write_text(_PERSONAL.sub("", text), encoding="utf-8")
