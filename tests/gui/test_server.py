"""The window on a store in PostgreSQL: lost and found again, logins and rights, descriptions in clear, notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject

from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import verification
from kmzb_plugin.gui import settings
from kmzb_plugin.gui.open_store import OpenStoreDialog
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import State
from tests.servers.postgres import Database
from tests.servers.tcp_proxy import TcpProxy
from tests.servers.web import kept_login
from tests.store.samples import fill

from .conftest import Window, in_outbox, opened_window, settle, wait_for


@dataclass
class Server:
    """A filled store in PostgreSQL, and a network before it."""

    database: Database
    network: TcpProxy

    def location(self, login: str = "") -> str:
        """Where it is, through the network."""
        return self.database.location(login).replace(f":{self.database.cluster.port}/", f":{self.network.port}/")


@pytest.fixture
def server(database: Database, qgis_app: QgsApplication) -> Iterator[Server]:
    store = open_store(database.location())
    fill(store)
    store.close()
    with TcpProxy(database.cluster.port) as network:
        yield Server(database, network)


@pytest.fixture
def on_server(server: Server, session: Session) -> Iterator[Window]:
    """The window of an officer with every right."""
    with opened_window(session, server.location()) as made:
        made.session.dictionary.settings["outbox_hold_seconds"] = "0"
        yield made


@pytest.fixture
def login(server: Server) -> str:
    """The officer's name and password in QGIS's authentication."""
    password = server.database.passfile.read_text(encoding="utf-8").split("\n")[-2].rpartition(":")[2]
    return kept_login(server.database.person, password)


def _decide(window: Window, position: int = 0) -> str:
    threat = window.dock.model.threat(position)
    window.session.hand_in.decide([threat], "verification", "Przyjęto.", "", now())
    wait_for(lambda: any(e.submission.threat_id == threat.id for e in in_outbox(window.session)), "the decision kept")
    return threat.id


def _states(session: Session) -> set[State]:
    return {entry.state for entry in in_outbox(session)}


def _messages(window: Window) -> list[str]:
    return [item.text() for item in window.bar.items()]


def test_says_the_server_and_what_one_may(on_server: Window, server: Server) -> None:
    text = on_server.dock.ui.serverLabel.text()
    assert on_server.dock.ui.serverLabel.isVisible()
    assert f"127.0.0.1:{server.network.port}" in text
    assert server.database.person in text
    assert "decide" in text
    assert len(on_server.link._listening) == 3
    assert {layer.providerType() for layer in on_server.link._listening} == {"postgres"}


@pytest.mark.parametrize("how", ["refuse", "cut"])
def test_a_lost_connection_is_said_once_and_mends_itself(on_server: Window, server: Server, how: str) -> None:
    session, lost, back = on_server.session, [], []
    session.lost.connect(lost.append)
    session.back.connect(lambda: back.append(1))
    getattr(server.network, how)()
    if how == "cut":
        # Idle connections that died are made anew, and nobody needs to know.
        settle(4000)
        assert not lost
        _decide(on_server)
        wait_for(lambda: _states(session) == {State.ACCEPTED}, "the receipt")
        return
    wait_for(lambda: lost, "the message that it is lost")
    assert "no connection" in on_server.dock.ui.serverLabel.text()
    assert any("lost" in text for text in _messages(on_server))
    decided = _decide(on_server)
    session.refresh()
    settle(4000)
    assert (len(lost), back) == (1, [])
    assert sum("lost" in text for text in _messages(on_server)) == 1
    server.network.let_pass()
    wait_for(lambda: back, "the store to answer again")
    wait_for(lambda: _states(session) == {State.ACCEPTED}, "the receipt, without anybody's help")
    assert "no connection" not in on_server.dock.ui.serverLabel.text()
    assert not any("lost" in text for text in _messages(on_server))
    store = open_store(server.database.location())
    assert store.threats(ThreatFilter(ids=(decided,)))[0].version == 2
    store.close()
    assert (len(lost), len(back), on_server.errors) == (1, 1, [])


def test_a_network_that_swallows_everything_stops_no_window(
    on_server: Window, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost: list[object] = []
    on_server.session.lost.connect(lost.append)
    on_server.session._watch._patience.setInterval(500)
    server.network.hold()
    on_server.session.refresh()
    on_server.session.look_for_changes()
    wait_for(lambda: lost, "the message that it is lost")
    on_server.session.close()
    assert on_server.session.store is None
    assert not on_server.dock.ui.serverLabel.isVisible()


def test_hears_at_once_what_others_write(on_server: Window, server: Server) -> None:
    on_server.session._watch._poll.stop()
    heard: list[int] = []
    on_server.session.changed_elsewhere.connect(lambda: heard.append(1))
    wait_for(lambda: on_server.session._watch._bell, "the connection that listens")
    other = open_store(server.database.location())
    threat = other.threats(ThreatFilter(), limit=1)[0]
    other.submit([verification(threat.id, 1, "verification")])
    other.close()
    wait_for(lambda: heard, "the notice")


def test_hears_again_after_its_connection_was_cut(on_server: Window, server: Server) -> None:
    watch = on_server.session._watch
    wait_for(lambda: watch._bell, "the connection that listens")
    first = watch._bell
    server.network.cut()
    wait_for(lambda: watch._bell not in (None, first), "another connection that listens")
    watch._poll.stop()
    heard: list[int] = []
    on_server.session.changed_elsewhere.connect(lambda: heard.append(1))
    other = open_store(server.database.location())
    other.submit([verification(other.threats(ThreatFilter(), limit=1)[0].id, 1, "verification")])
    other.close()
    wait_for(lambda: heard, "the notice")


def test_waits_until_another_project_is_read(on_server: Window, tmp_path: Path) -> None:
    """QGIS lets events through while it connects to a server for a project's layers."""
    project = QgsProject.instance()
    path = str(tmp_path / "day.qgz")
    assert project.write(path)
    saved = set(project.mapLayers())
    added: set[str] = set()
    project.layersAdded.connect(lambda layers: added.update(layer.id() for layer in layers))
    assert project.read(path)
    assert added == saved
    wait_for(lambda: on_server.link.shown_threats(), "the layers")
    names = [layer.name() for layer in project.mapLayers().values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("roles", "remark", "word"), [(["read"], False, "read here"), (["analyse"], True, "remarks")])
def test_who_may_not_decide_is_not_asked_to(
    server: Server, session: Session, roles: list[str], remark: bool, word: str
) -> None:
    server.database.add("guest", roles)
    with opened_window(session, server.location("guest")) as window:
        card = window.dock.card
        assert card._buttons
        assert not any(button.isEnabled() for button in card._buttons.values())
        assert all(word in button.toolTip() for button in card._buttons.values())
        assert word in card.refusedLabel.text()
        assert card.remarkButton.isEnabled() is remark
        assert not card.mineButton.isEnabled()
        assert card.showButton.isVisible() is remark
        card.press_digit(1)
        settle(200)
        assert session.outgoing.entries == ()


def test_a_description_is_shown_on_a_reason_and_hidden_with_the_card(on_server: Window, server: Server) -> None:
    dock, card = on_server.dock, on_server.dock.card
    threat = card.threats[0]
    assert "601 234 567" not in card.descriptionLabel.text()
    dock.deeds.show_description(threat.id, "Oględziny na miejscu")
    wait_for(lambda: "601 234 567" in card.descriptionLabel.text(), "the clear text")
    assert "logged" in card.clearLabel.text()
    (row,) = server.database.execute(
        "SELECT actor, object, reason FROM kmzb.audit WHERE operation = 'disclosure accepted'"
    )
    assert row == (server.database.person, f"description {threat.id}", "Oględziny na miejscu")
    on_server.session.refresh()
    settle(300)
    assert "601 234 567" in card.descriptionLabel.text(), "the same card stays open"
    dock.hands.go_to(1)
    assert "601 234 567" not in card.descriptionLabel.text()
    dock.hands.go_to(0)
    assert "601 234 567" not in card.descriptionLabel.text()
    assert card.clearLabel.text() == ""
    dock.deeds.show_description(threat.id, "Oględziny na miejscu")
    wait_for(lambda: "601 234 567" in card.descriptionLabel.text(), "the clear text again")
    card.description.press()
    assert "601 234 567" not in card.descriptionLabel.text()


def test_a_login_that_is_taken_away_is_said_and_decisions_are_kept(on_server: Window, server: Server) -> None:
    person = server.database.person
    server.database.execute(f'ALTER ROLE "{person}" NOLOGIN')
    server.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (person,))
    _decide(on_server)
    wait_for(lambda: _states(on_server.session) == {State.FAILED}, "the decision to be given up")
    wait_for(lambda: any("does not accept this login" in text for text in _messages(on_server)), "the message")
    server.database.execute(f'ALTER ROLE "{person}" LOGIN')
    on_server.session.outgoing.retry([entry.submission.id for entry in on_server.session.outgoing.entries])
    wait_for(lambda: _states(on_server.session) == {State.ACCEPTED}, "the receipt")


def test_opens_with_a_login_kept_by_qgis_and_remembers_only_its_id(
    server: Server, session: Session, login: str
) -> None:
    location = server.location().replace(f"{server.database.person}@", "")
    with opened_window(session, location, login) as window:
        assert session.info.actor == server.database.person
        settings.remember_store(session.location, session.authcfg)
        assert settings.login_of(location) == login
        _decide(window)
        wait_for(lambda: _states(session) == {State.ACCEPTED}, "the receipt")
        assert all(login in layer.source() for layer in window.link._listening)


# --- the dialog ------------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(qgis_app: QgsApplication) -> Iterator[OpenStoreDialog]:
    made = OpenStoreDialog()
    made.show()
    yield made
    made.close()


@pytest.mark.parametrize(
    "location",
    [
        "/data/a store.gpkg",
        "postgresql://server/kmzb",
        "postgresql://server:5433/kmzb",
        "postgresql://a.example:5432,b.example:5433/kmzb",
        "postgresql://anna.nowak@server/kmzb?sslmode=require",
        "postgresql://[::1]:5433/kmzb",
        "service=kmzb",
        "https://server.example/kmzb",
    ],
)
def test_the_dialog_shows_a_known_store_and_means_it(dialog: OpenStoreDialog, location: str) -> None:
    dialog.show_location(location)
    assert dialog.location() == location
    assert dialog.testButton.isEnabled()


def test_the_dialog_makes_a_location_of_its_fields(dialog: OpenStoreDialog) -> None:
    assert not dialog.testButton.isEnabled()
    dialog.serverButton.setChecked(True)
    dialog.hostEdit.setText("a.example, b.example:5440")
    dialog.portEdit.setText("5433")
    dialog.databaseEdit.setText("kmzb żółw")
    assert dialog.location() == "postgresql://a.example:5433,b.example:5440/kmzb%20%C5%BC%C3%B3%C5%82w"
    dialog.serviceEdit.setText("kmzb")
    assert dialog.location() == "service=kmzb"
    dialog.webButton.setChecked(True)
    dialog.addressEdit.setText("https://anna:secret@server/kmzb")
    dialog.test()
    assert dialog.verdictLabel.text().startswith("✗")
    assert "secret" not in dialog.verdictLabel.text()


def test_the_dialog_says_plainly_what_came_of_a_test(
    dialog: OpenStoreDialog, server: Server, login: str, tmp_path: Path
) -> None:
    def verdict(location: str, authcfg: str = "") -> str:
        dialog.show_location(location, authcfg)
        dialog.test()
        wait_for(lambda: dialog.verdictLabel.text()[:1] in "✓✗" and not dialog.testBar.isVisible(), "the verdict")
        return str(dialog.verdictLabel.text())

    plain = server.location().replace(f"{server.database.person}@", "")
    assert verdict(plain, login).startswith("✓")
    assert server.database.person in dialog.verdictLabel.text()
    assert "asks for a password" in verdict(server.location("stranger"))
    assert "no such database" in verdict(server.location().rpartition("/")[0] + "/nowhere")
    assert verdict(str(tmp_path / "none.gpkg")).startswith("✗")
    server.network.refuse()
    assert "does not answer" in verdict(server.location())


def test_the_dialog_waits_for_no_host_that_never_answers(dialog: OpenStoreDialog, server: Server) -> None:
    server.network.hold()
    dialog.show_location(server.location())
    dialog.test()
    assert dialog.testBar.isVisible()
    settle(300)
    dialog.hostEdit.setText("another")
    assert not dialog.testBar.isVisible()
    assert dialog.verdictLabel.text() == ""
    dialog.show_location(server.location())
    dialog.test()
    wait_for(lambda: dialog.verdictLabel.text().startswith("✗"), "the verdict on a host that never answers")
    dialog.test()
    dialog.reject()


def test_opening_takes_the_last_store_asked_for(session: Session, server: Server, location: str) -> None:
    server.network.hold()
    session.open(server.location())
    settle(200)
    session.open(location)
    wait_for(lambda: session.info is not None, "the file")
    assert session.info.location == location
    server.network.let_pass()
    settle(1500)
    assert session.info.location == location
