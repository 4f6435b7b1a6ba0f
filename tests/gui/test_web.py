"""The window on a store that is reached over the web."""

from __future__ import annotations

from contextlib import closing

import pytest

from kmzb_plugin.domain.duplicates import DuplicateRules
from kmzb_plugin.domain.periods import now
from kmzb_plugin.gui.reading import read_card
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store import open_store
from kmzb_plugin.store.http import store as http_store
from kmzb_plugin.store.outbox import State
from tests.servers.postgres import Database
from tests.servers.web import Web
from tests.store.samples import SOURCE, fill
from tests.store.test_contract_attachments import new

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
        session.hand_in.decide([threat], "verification", "Przyjęto.", "", now())
        wait_for(lambda: {entry.state for entry in in_outbox(session)} == {State.ACCEPTED}, "the receipt")
        dock.deeds.show_description(dock.card.threats[0].id, "Oględziny")
        wait_for(lambda: "601 234 567" in dock.card.descriptionLabel.text(), "the clear text")
        assert window.errors == []
    ((actor,),) = database.execute("SELECT actor FROM kmzb.verification")
    assert actor == database.person


def test_attachments_are_listed_over_the_web_and_not_opened(
    session: Session, database: Database, web_server: Web
) -> None:
    with closing(open_store(database.location())) as store:
        fill(store, 1)
        with store.bulk_import(SOURCE) as importer:
            assert importer.add_attachments([new("r0")]).accepted == 1
    web_server.serve(database, [database.person])
    with opened_window(session, web_server.location, web_server.login(database.person)) as window:
        attachments = window.dock.attachments
        wait_for(lambda: not attachments.button.isHidden(), "the line on the card")
        attachments.open_list()
        assert attachments.dialog.filesView.item(0, 0).text() == "zdjęcie.jpg"
        attachments.dialog.showButton.click()
        wait_for(lambda: window.errors, "the sentence")
        assert "not shown over the web" in window.errors[0].text
    # Nobody was asked for a reason, and nothing was disclosed.
    assert database.execute("SELECT count(*) FROM kmzb.disclosed") == [(0,)]


def test_a_server_whose_files_are_older_says_so_and_shows_the_rest_of_the_card(
    session: Session, database: Database, web_server: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(open_store(database.location())) as store:
        fill(store, 1)
    web_server.serve(database, [database.person])
    with opened_window(session, web_server.location, web_server.login(database.person)) as window:
        store = session.store
        card = read_card(store, window.dock.card.threats[0].id, DuplicateRules.seed())
        assert (card.attachments, card.attachments_note) == ((), "")
        ask = http_store.ask

        def older(session_: object, collection: str, *more: object, **named: object) -> object:
            return ask(session_, "attachments_of_old" if collection == "attachment" else collection, *more, **named)

        monkeypatch.setattr(http_store, "ask", older)
        card = read_card(store, window.dock.card.threats[0].id, DuplicateRules.seed())
        assert card.history
        assert "does not list attachments yet" in card.attachments_note
        assert not session.is_lost
