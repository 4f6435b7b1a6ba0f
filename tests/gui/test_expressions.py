"""The functions in QGIS's own expression engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import NULL, QgsExpression, QgsExpressionContext, QgsFeature, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime

from kmzb_plugin.domain.categories import Categories
from kmzb_plugin.gui import expressions
from kmzb_plugin.locale import language


@pytest.fixture
def registered(qgis_app: Any) -> Iterator[None]:
    take_back = expressions.register(lambda: None)
    yield
    take_back()


def value(text: str) -> Any:
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    found = expression.evaluate()
    assert not expression.hasEvalError(), expression.evalErrorString()
    return found


def test_codes_have_names(registered: None) -> None:
    assert value("kmzb_category('speeding')") == Categories.seed().label("speeding", language())
    assert value("kmzb_status('confirmed')") not in ("confirmed", NULL, None)
    assert value("kmzb_category_group('speeding')") == value("kmzb_category_group('improper_parking')")
    assert value("kmzb_category_group('speeding')") != value("kmzb_category_group('vandalism')")
    assert value("kmzb_plane('internet')") == "Internet"


def test_what_is_unknown_stays_as_it_is_and_nothing_stays_nothing(registered: None) -> None:
    assert value("kmzb_status('of_another_system')") == "of_another_system"
    for name in ("status", "category", "category_group", "plane", "age_days"):
        assert value(f"kmzb_{name}(NULL)") in (None, NULL)
    assert value("kmzb_category_group('unknown:x')") in (None, NULL)


def test_age_is_whole_days_however_the_moment_is_written(registered: None) -> None:
    moment = QDateTime.currentDateTimeUtc().addDays(-3).addSecs(-60)
    written = moment.toString("yyyy-MM-ddTHH:mm:ss")
    assert value(f"kmzb_age_days('{written}Z')") == 3
    layer = QgsVectorLayer("None?field=at:datetime", "times", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([moment])
    context = QgsExpressionContext()
    context.setFeature(feature)
    context.setFields(layer.fields())
    assert QgsExpression('kmzb_age_days("at")').evaluate(context) == 3


def test_what_is_no_moment_is_said(registered: None) -> None:
    expression = QgsExpression("kmzb_age_days('wczoraj')")
    expression.evaluate()
    assert "wczoraj" in expression.evalErrorString()


def test_each_explains_itself_and_is_taken_back(qgis_app: Any) -> None:
    take_back = expressions.register(lambda: None)
    names = [function.name() for function in expressions.functions(lambda: None)]
    assert len(names) == 5
    for name in names:
        assert QgsExpression.isFunctionName(name)
        assert name in QgsExpression.helpText(name)
    take_back()
    assert not any(QgsExpression.isFunctionName(name) for name in names)
