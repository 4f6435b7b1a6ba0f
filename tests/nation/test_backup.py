"""A store comes back from a base backup and the archived log, to the row, to the moment that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import Submission
from kmzb_plugin.store import open_store
from tests.nation.conftest import server_folder
from tests.nation.door import (
    DATABASE,
    OFFICER,
    audit_is_whole,
    first_readings,
    hand_in,
    heads,
    national_store,
    receipts,
)
from tools.servers.backup import Restored, archive_now, archiving
from tools.servers.postgres import Cluster
from tools.soak_check import content


@dataclass
class BackedUp:
    """A server with an archive, its base backup, what was handed in since, and what the store held after each part."""

    primary: Cluster
    archive: Path
    backup: Path
    before: list[Submission]
    behind: list[Submission]
    content_between: dict[str, str]
    content_at_last: dict[str, str]
    moment_between: str
    last_head: str

    def restore(self, name: str, **more: Any) -> Restored:
        return Restored.play_back(self.backup, self.archive, self.primary.password, name, **more)


@pytest.fixture(scope="module")
def backed_up(passfile: Path, qgis_app: Any) -> Iterator[BackedUp]:
    """The primary is killed at the end, with the last receipts not archived yet."""
    with server_folder() as made:
        yield from back_up(Path(made), passfile)


def back_up(folder: Path, passfile: Path) -> Iterator[BackedUp]:
    archive, backup = folder / "archive", folder / "base"
    primary = Cluster(folder, "primary", **archiving(archive)).make().start()
    national_store(primary, passfile)
    primary.base_backup(backup)
    submissions = first_readings(primary, 20)
    before, behind = submissions[:10], submissions[10:]
    assert {outcome for outcome, _ in hand_in(primary, before).values()} == {"accepted"}
    ((moment,),) = primary.execute("SELECT clock_timestamp()::text")
    between = content(primary, DATABASE)
    archive_now(primary)
    ((_, last_head),) = set(hand_in(primary, behind).values())
    made = BackedUp(primary, archive, backup, before, behind, between, content(primary, DATABASE), moment, last_head)
    primary.kill()
    yield made
    primary.remove()


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    return request.node.name.removeprefix("test_")


def test_back_to_the_last_receipt(backed_up: BackedUp, name: str) -> None:
    with backed_up.restore(name, rescued=backed_up.primary.data / "pg_wal") as restored:
        assert content(restored, DATABASE) == backed_up.content_at_last
        assert len(receipts(restored, backed_up.before + backed_up.behind)) == 20
        assert audit_is_whole(restored)


def test_back_to_a_moment_between_two_receipts(backed_up: BackedUp, name: str) -> None:
    rescued = backed_up.primary.data / "pg_wal"
    with backed_up.restore(name, until=backed_up.moment_between, rescued=rescued) as restored:
        assert content(restored, DATABASE) == backed_up.content_between
        assert len(receipts(restored, backed_up.before)) == 10
        assert receipts(restored, backed_up.behind) == {}
        assert audit_is_whole(restored)


def test_the_archive_alone_ends_where_it_was_last_filled(backed_up: BackedUp, name: str) -> None:
    with backed_up.restore(name) as restored:
        assert content(restored, DATABASE) == backed_up.content_between


def test_people_go_on_with_what_was_restored(backed_up: BackedUp, name: str) -> None:
    rescued = backed_up.primary.data / "pg_wal"
    with backed_up.restore(name, until=backed_up.moment_between, rescued=rescued) as restored:
        kept = {head for _, head in receipts(restored, backed_up.before).values()}
        assert kept
        assert kept <= heads(restored)
        # What an officer's outbox was told after that moment is no part of this store: it shows that it was set back.
        with closing(open_store(f"postgresql://{OFFICER}@127.0.0.1:{restored.port}/{DATABASE}")) as store:
            assert store.verify_audit(next(iter(kept))).knows_head is True
            assert store.verify_audit(backed_up.last_head).knows_head is False
        # Outboxes keep what was accepted: the same ids are decided anew where the store lost them, once where not.
        answers = hand_in(restored, backed_up.before + backed_up.behind)
        assert {outcome for outcome, _ in answers.values()} == {"accepted"}
        decided = restored.execute("SELECT count(*), count(DISTINCT threat_id) FROM kmzb.verification", (), DATABASE)
        assert decided == [(20, 20)]
        assert audit_is_whole(restored)


def test_a_moment_that_the_log_does_not_reach_is_an_error(backed_up: BackedUp, name: str) -> None:
    with pytest.raises(RuntimeError, match="before configured recovery target"):
        backed_up.restore(name, until="2101-01-01 00:00:00+00")
