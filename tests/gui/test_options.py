"""The page in QGIS's options."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsSettings

from kmzb_plugin.gui import settings
from kmzb_plugin.gui.options import OptionsFactory


@pytest.fixture(autouse=True)
def _empty(qgis_app: Any) -> Any:
    QgsSettings().remove("kmzb")
    yield
    QgsSettings().remove("kmzb")


def test_keeps_what_was_set_only_when_it_is_applied() -> None:
    settings.remember_store("/a.gpkg")
    settings.remember_store("postgresql://server/b", "abc1234")
    page = OptionsFactory().createWidget(None)
    page.openBox.setChecked(True)
    page.storesView.item(0).setSelected(True)
    page.forgetButton.click()
    assert not settings.opens_on_start()
    assert len(settings.recent_stores()) == 2
    page.apply()
    assert settings.opens_on_start()
    assert settings.recent_stores() == ["/a.gpkg"]
    assert settings.login_of("postgresql://server/b") == ""
    # What would have been opened at the start is forgotten too.
    assert settings.store_to_open() == ""


def test_a_store_opened_while_the_page_was_open_stays() -> None:
    settings.remember_store("/a.gpkg")
    page = OptionsFactory().createWidget(None)
    page.apply()
    assert settings.recent_stores() == ["/a.gpkg"]
    assert not page.forgetButton.isEnabled()
    assert page.outboxLabel.text().endswith("outbox.sqlite")
