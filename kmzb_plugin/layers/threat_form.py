"""What a person reads about a threat in QGIS's windows: names, code lists, form, map tip. Nothing is edited here."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsEditorWidgetSetup,
    QgsExpressionContextUtils,
    QgsVectorLayer,
)

from ..domain.planes import Plane
from ..locale import language
from ..store.base import Dictionary, Unit
from ..text import tr
from .marks import ICONS, ICONS_VARIABLE

# Columns of the machinery.
HIDDEN = (
    "fid", "id", "version", "garrison", "source_system", "import_id", "x", "y",
    "sensitive", "review_at", "case_id",
)  # fmt: skip


def plane_names() -> dict[str, str]:
    """The three planes in the user's language."""
    return {
        Plane.POLICE.value: tr("Police plane"),
        Plane.PUBLIC.value: tr("Public plane"),
        Plane.INTERNET.value: tr("Internet plane"),
    }


def aliases() -> dict[str, str]:
    """Columns of the table `threat` as people call them."""
    return {
        "number": tr("Number"),
        "plane": tr("Plane"),
        "category": tr("Category"),
        "status": tr("Status"),
        "occurred_at": tr("Occurred"),
        "reported_at": tr("Reported"),
        "updated_at": tr("Last change"),
        "due_at": tr("Due"),
        "time_of_day": tr("Time of day"),
        "weekdays": tr("Days of the week"),
        "description_masked": tr("Description (masked)"),
        "place": tr("Place"),
        "unit_id": tr("Unit"),
        "teryt": tr("TERYT code"),
        "source_ref": tr("Number in the source"),
        "owner": tr("Assigned to"),
    }


def _groups() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (tr("Threat"), ("number", "category", "status", "plane", "description_masked")),
        (tr("Time"), ("reported_at", "occurred_at", "time_of_day", "weekdays", "due_at", "updated_at")),
        (tr("Place and duty"), ("place", "unit_id", "owner", "teryt", "source_ref")),
    ]


def _code_list(names: Sequence[tuple[str, str]]) -> QgsEditorWidgetSetup:
    """A list of (code, name) as QGIS's value map."""
    return QgsEditorWidgetSetup("ValueMap", {"map": [{name: code} for code, name in names]})


def _code_lists(dictionary: Dictionary, units: Sequence[Unit]) -> dict[str, QgsEditorWidgetSetup]:
    spoken = language()
    return {
        "category": _code_list([(c.code, dictionary.categories.label(c.code, spoken)) for c in dictionary.categories]),
        "status": _code_list([(status.code, status.label(spoken)) for status in dictionary.workflow]),
        "plane": _code_list(list(plane_names().items())),
        "unit_id": _code_list([(unit.id, unit.name) for unit in units]),
        "description_masked": QgsEditorWidgetSetup("TextEdit", {"IsMultiline": True}),
    }


def _lay_out_form(layer: QgsVectorLayer) -> None:
    config = layer.editFormConfig()
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.clearTabs()
    fields = layer.fields()
    for title, names in _groups():
        box = QgsAttributeEditorContainer(title, None)
        box.setType(Qgis.AttributeEditorContainerType.GroupBox)
        for name in names:
            if (index := fields.indexOf(name)) >= 0:
                box.addChildElement(QgsAttributeEditorField(name, index, box))
        config.addTab(box)
    for index in range(fields.count()):
        config.setReadOnly(index, True)
    config.setSuppress(Qgis.AttributeFormSuppression.On)
    layer.setEditFormConfig(config)


def _lay_out_table(layer: QgsVectorLayer) -> None:
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.name in HIDDEN
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def _escaped(expression: str) -> str:
    """An expression whose text cannot act as HTML: descriptions come from anybody."""
    return f"replace(replace(coalesce({expression}, ''), '&', '&amp;'), '<', '&lt;')"


def _moment(column: str) -> str:
    """A moment of the store (UTC text) in the machine's local time."""
    return f"format_date(datetime_from_epoch(epoch(to_datetime(\"{column}\"))), 'dd.MM.yyyy HH:mm')"


def _named(column: str) -> str:
    """The name of a code, safe to show."""
    return _escaped(f'represent_value("{column}")')


def _if_there(column: str, shown: str) -> str:
    """Nothing where the column is empty."""
    return f"[% if(coalesce(\"{column}\", '') <> '', {shown}, '') %]"


def map_tip() -> str:
    """The template of the tip: category, status, number, place, times, the masked description."""
    overdue = f"if(to_datetime(\"due_at\") < now(), ' – <b>{_quoted(tr('overdue'))}</b>', '')"
    number, place, description = (_escaped(text) for text in ('"number"', '"place"', 'left("description_masked", 300)'))
    parts = [
        f"<b>[% {_named('category')} %]</b>",
        f"<br>[% {_named('status')} %] · [% {number} %]",
        _if_there("place", f"'<br>' || {place}"),
        _if_there("reported_at", f"'<br>{_quoted(tr('Reported'))}: ' || {_moment('reported_at')}"),
        _if_there("due_at", f"'<br>{_quoted(tr('Due'))}: ' || {_moment('due_at')} || {overdue}"),
        _if_there("description_masked", f"'<br><i>' || {description} || '</i>'"),
        f"[% if(\"sensitive\" = 1, '<br>{_quoted(tr('Sensitive category: not for the public.'))}', '') %]",
    ]
    return '<div style="max-width: 24em">' + "".join(parts) + "</div>"


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def describe_threats(layer: QgsVectorLayer, dictionary: Dictionary, units: Sequence[Unit]) -> None:
    """Names, code lists, form, table and map tip of a layer over the table `threat`; everything read-only.

    Also tells the layer where the category icons are on this machine, which is not where they were on another.
    """
    QgsExpressionContextUtils.setLayerVariable(layer, ICONS_VARIABLE, ICONS.as_posix())
    fields = layer.fields()
    names = aliases()
    for index in range(fields.count()):
        layer.setFieldAlias(index, names.get(fields.at(index).name(), ""))
    for name, setup in _code_lists(dictionary, units).items():
        if (index := fields.indexOf(name)) >= 0:
            layer.setEditorWidgetSetup(index, setup)
    for name in HIDDEN:
        if (index := fields.indexOf(name)) >= 0:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
    _lay_out_form(layer)
    _lay_out_table(layer)
    layer.setDisplayExpression('"number" || \' \' || represent_value("category")')
    layer.setMapTipTemplate(map_tip())
    layer.setReadOnly(True)
