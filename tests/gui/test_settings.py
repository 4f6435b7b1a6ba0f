"""What the window remembers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsSettings

from kmzb_plugin.gui import settings


@pytest.fixture(autouse=True)
def _empty(qgis_app: object) -> Iterator[None]:
    QgsSettings().remove("kmzb")
    yield
    QgsSettings().remove("kmzb")


def test_recent_stores_newest_first_once_each() -> None:
    assert settings.recent_stores() == []
    settings.remember_store("/a.gpkg")
    assert settings.recent_stores() == ["/a.gpkg"]
    for number in range(20):
        settings.remember_store(f"/{number}.gpkg")
    settings.remember_store("/15.gpkg")
    recent = settings.recent_stores()
    assert recent[:3] == ["/15.gpkg", "/19.gpkg", "/18.gpkg"]
    assert len(recent) == settings.MOST_RECENT == len(set(recent))


def test_opens_at_the_start_only_where_wanted() -> None:
    settings.remember_store("/a.gpkg")
    assert settings.store_to_open() == ""
    settings.set_open_on_start(True)
    assert settings.store_to_open() == "/a.gpkg"


def test_a_warning_is_told_once() -> None:
    assert settings.not_told_yet("id", ("One.", "Two.")) == ("One.", "Two.")
    assert settings.not_told_yet("id", ("One.", "Two.")) == ()
    assert settings.not_told_yet("id", ("One.", "Three.")) == ("Three.",)
    assert settings.not_told_yet("other", ("One.",)) == ("One.",)
