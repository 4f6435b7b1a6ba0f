"""The window on a store that is reached over the web."""

from __future__ import annotations

from contextlib import closing

from kmzb_plugin.domain.periods import now
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store import open_store
from kmzb_plugin.store.outbox import State
from tests.servers.postgres import Database
from tests.servers.web import Web
from tests.store.samples import fill

from .conftest import in_outbox, opened_window, wait_for


def test_an_officer_works_over_the_web(session: Session, database: Database, web_server: Web) -> None:
    with closing(open_store(database.location())) as store:
        fill(store)
    web_server.serve(database, [database.person])
    with opened_window(session, web_server.location, web_server.login(database.person)) as window:
        dock = window.dock
        assert database.person in dock.ui.serverLabel.text()
        assert {layer.providerType() for layer in window.link._listening} == {"WFS"}
        session.dictionary.settings["outbox_hold_seconds"] = "0"
        threat = dock.model.threat(0)
        session.decide([threat], "verification", "Przyjęto.", "", now())
        wait_for(lambda: {entry.state for entry in in_outbox(session)} == {State.ACCEPTED}, "the receipt")
        dock.deeds.show_description(dock.card.threats[0].id, "Oględziny")
        wait_for(lambda: "601 234 567" in dock.card.descriptionLabel.text(), "the clear text")
        assert window.errors == []
    ((actor,),) = database.execute("SELECT actor FROM kmzb.verification")
    assert actor == database.person
