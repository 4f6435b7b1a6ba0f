"""QGIS's own question for a name and a password, and when nobody is to be asked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from qgis.core import QgsCredentials, QgsDataSourceUri, QgsVectorLayer
from qgis.PyQt import sip

from kmzb_plugin.gui.credentials import QuietCredentials

from .conftest import Window, wait_for
from .test_server import Server, on_server, server

__all__ = ["on_server", "server"]


class Person(QgsCredentials):
    """Somebody before the window, who only notes what is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.may_answer = Event()
        self.may_answer.set()
        self.before = QgsCredentials.instance()
        self.setInstance(self)

    def request(self, realm: str, username: str, password: str, message: str = "") -> tuple[bool, str, str]:
        self.asked.append(realm)
        self.may_answer.wait(30)
        return False, username, password

    def requestMasterPassword(self, password: str, stored: bool = False) -> tuple[bool, str]:
        self.asked.append("master")
        return False, password


@pytest.fixture
def person() -> Iterator[Person]:
    made = Person()
    yield made
    made.setInstance(made.before)
    sip.transferto(made, None)  # a thread that reads a layer may still be asking


def test_nobody_is_asked_while_the_server_of_the_store_is_away(
    on_server: Window, server: Server, person: Person
) -> None:
    source = on_server.session.store.layer_source("threat")
    quiet = QuietCredentials(on_server.session)
    server.network.refuse()
    assert not QgsVectorLayer(source.uri, "again", source.provider).isValid()
    assert person.asked == []
    on_server.session.close()
    realm = QgsDataSourceUri(source.uri).connectionInfo(False)
    quiet.get(realm, "", "")
    assert person.asked == [realm]  # nothing vouches for the login any more
    quiet.unload()
    assert QgsCredentials.instance() is person


def test_who_is_asked_otherwise_is_asked_still(on_server: Window, person: Person) -> None:
    quiet = QuietCredentials(on_server.session)
    assert QgsCredentials.instance() is quiet
    assert QgsCredentials.instance().get("elsewhere", "", "")[0] is False
    QgsCredentials.instance().getMasterPassword("", True)
    assert person.asked == ["elsewhere", "master"]
    quiet.unload()


def test_a_thread_that_asks_while_the_window_goes_is_answered(
    on_server: Window, person: Person, capfd: pytest.CaptureFixture[str]
) -> None:
    """QGIS crashed now and then: what it asked was gone when the answer came. Qt says so, on a good day."""
    quiet = QuietCredentials(on_server.session)
    uri = QgsDataSourceUri(on_server.session.store.layer_source("threat").uri)
    uri.setUsername("nobody")
    person.may_answer.clear()
    with ThreadPoolExecutor(1) as thread:
        opened = thread.submit(lambda: QgsVectorLayer(uri.uri(False), "other", "postgres").isValid())
        wait_for(lambda: person.asked, "the question")
        quiet.unload()
        del quiet
        person.may_answer.set()
        assert opened.result(30) is False
    assert "destroying" not in capfd.readouterr().err
