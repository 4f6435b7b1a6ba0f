"""How the layers of threats look and what they say: drawn for real, read as a person reads them."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDateTimeRange,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDateTime, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage

from kmzb_plugin.domain.categories import Categories
from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.layers.group import open_layers
from kmzb_plugin.layers.marks import CHOSEN
from kmzb_plugin.layers.recipes import CLUSTERS, OVERVIEW, PLANES
from kmzb_plugin.layers.threat_style import MOST_LABELS, style_threats
from kmzb_plugin.locale import translation
from kmzb_plugin.text import speaking

from .conftest import CENTRE, PER_PLANE

PAPER = "#eef0ea"


def draw(layers, scale: float, centre=CENTRE, size=(400, 400)) -> QImage:
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(*size))
    settings.setOutputDpi(96)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2180"))
    settings.setBackgroundColor(QColor(PAPER))
    half = [pixels / 2 * scale * 0.0254 / 96 for pixels in size]
    settings.setExtent(QgsRectangle(centre[0] - half[0], centre[1] - half[1], centre[0] + half[0], centre[1] + half[1]))
    settings.setLayers(layers)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(None))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert not job.errors()
    return job.renderedImage()


def colours(image: QImage) -> set[str]:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    values = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), np.uint32)
    return {f"#{value & 0xFFFFFF:06x}" for value in np.unique(values)}


def test_the_legend_names_the_statuses_in_the_users_language(store, project):
    for language, attribute in (("pl", "name_pl"), ("en", "name_en")):
        with speaking(language, translation(language)):
            group = open_layers(store, project)
        for plane in PLANES:
            labels = [item.label() for item in group.layer(plane).renderer().legendSymbolItems()]
            assert labels[:-1] == [getattr(status, attribute) for status in Workflow.seed()]
        group.release()


def test_every_status_is_drawn_in_its_colour_up_close(group):
    image = draw([group.layer("police")], 10_000, (CENTRE[0] + 450, CENTRE[1] + 250), (700, 500))
    assert {status.colour for status in Workflow.seed()} <= colours(image)


def test_what_is_selected_still_shows_its_status(group):
    layer = group.layer("police")
    centre, size = (CENTRE[0] + 450, CENTRE[1] + 250), (700, 500)
    before = draw([layer], 10_000, centre, size)
    layer.selectAll()
    selected = draw([layer], 10_000, centre, size)
    assert {status.colour for status in Workflow.seed()} | {CHOSEN} <= colours(selected)
    assert CHOSEN not in colours(before)


def test_the_category_is_drawn_inside_from_15_000_on(group):
    layer = group.layer("police")
    layer.setLabelsEnabled(False)
    alike: dict[str, set[str]] = {"status": set(), "category": set()}
    pictures = {14_000: [], 16_000: []}
    for feature in [f for f in layer.getFeatures() if f["status"] == "confirmed_eliminated"][:2]:
        alike["status"].add(feature["status"])
        alike["category"].add(feature["category"])
        layer.setSubsetString(f"\"id\" = '{feature['id']}'")
        for scale, drawn in pictures.items():
            drawn.append(draw([layer], scale, (feature["x"], feature["y"]), (60, 60)))
    assert [len(values) for values in alike.values()] == [1, 2]
    assert pictures[16_000][0] == pictures[16_000][1]
    assert pictures[14_000][0] != pictures[14_000][1]


def test_planes_clusters_and_overview_take_turns(group):
    for scale, shown in ((10_000, set(PLANES)), (50_000, {CLUSTERS}), (500_000, {OVERVIEW})):
        roles = (*PLANES, CLUSTERS, OVERVIEW)
        assert {role for role in roles if group.layer(role).isInScaleRange(scale)} == shown


def test_clusters_are_discs_with_counts(group):
    assert "#1f3a5f" in colours(draw([group.layer(CLUSTERS)], 50_000))


def test_marks_have_a_white_halo(group):
    assert "#ffffff" in colours(draw([group.layer("police")], 20_000))


@pytest.mark.parametrize(
    ("begin", "end", "n"),
    [("2026-10-01", "2026-10-11", 10), ("2026-11-01", "2026-11-02", 1), ("2027-01-01", "2027-02-01", 0)],
)
def test_the_temporal_controller_filters_by_the_moment_of_the_report(group, begin, end, n):
    layer = group.layer("internet")
    properties = layer.temporalProperties()
    assert properties.isActive()
    moments = [QDateTime.fromString(f"{day}T00:00:00Z", Qt.DateFormat.ISODate) for day in (begin, end)]
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    condition = properties.createFilterString(context, QgsDateTimeRange(*moments, True, False))
    assert sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setFilterExpression(condition))) == n


def _code_list(layer, name):
    return layer.editorWidgetSetup(layer.fields().indexOf(name)).config()["map"]


def test_forms_have_code_lists_and_nothing_can_be_edited(store, project):
    with speaking("pl", translation("pl")):
        group = open_layers(store, project)
    for role in (*PLANES, CLUSTERS):
        layer = group.layer(role)
        fields = layer.fields()
        lists = {
            name: {
                code
                for entry in layer.editorWidgetSetup(fields.indexOf(name)).config()["map"]
                for code in entry.values()
            }
            for name in ("category", "status", "plane", "unit_id")
        }
        assert lists["category"] == {category.code for category in Categories.seed()}
        assert lists["status"] == {status.code for status in Workflow.seed()}
        assert lists["plane"] == set(PLANES)
        assert lists["unit_id"] == {unit.id for unit in store.units()}
        assert layer.readOnly()
        assert all(layer.editFormConfig().readOnly(index) for index in range(fields.count()))
        hidden = {column.name for column in layer.attributeTableConfig().columns() if column.hidden}
        assert {"fid", "x", "y"} <= hidden
        shown = {f.name() for f in fields} - hidden
        assert not [name for name in shown if not layer.attributeAlias(fields.indexOf(name))]
    group.release()


def test_the_map_tip_is_in_words_and_cannot_carry_html(store, project):
    with speaking("pl", translation("pl")):
        group = open_layers(store, project)
    layer = group.layer("internet")
    feature = next(layer.getFeatures("\"status\" = 'new'"))
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    tip = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    categories = Categories.seed()
    assert categories.label(feature["category"]) in tip
    assert "Nowe" in tip
    assert feature["number"] in tip
    assert "ul. Żeromskiego" in tip
    assert datetime.fromisoformat(feature["reported_at"]).strftime("%Y") in tip
    assert "&lt;img" in tip
    assert "<img" not in tip
    assert "600 700 800" not in tip
    assert "[%" not in tip
    group.release()


@pytest.mark.parametrize(("side", "labelled"), [(5, 25), (60, MOST_LABELS)])
def test_of_thousands_in_one_view_some_are_numbered(store, side, labelled):
    layer = QgsVectorLayer(
        "Point?crs=EPSG:2180&field=number:string&field=status:string&field=category:string", "t", "memory"
    )
    step = 1000 / side
    features = []
    for i in range(side * side):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([str(i), "new", "speeding"])
        where = CENTRE[0] + (i % side - side / 2) * step, CENTRE[1] + (i // side - side / 2) * step
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*where)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    style_threats(layer, store.dictionary())
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(1600, 1600))
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(CENTRE[0] - 600, CENTRE[1] - 600, CENTRE[0] + 600, CENTRE[1] + 600))
    settings.setLayers([layer])
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    assert 0 < len(job.takeLabelingResults().allLabels()) <= labelled


def test_all_threats_stand_in_one_plane(group):
    assert sum(1 for _ in group.layer(CLUSTERS).getFeatures()) == 3 * PER_PLANE
