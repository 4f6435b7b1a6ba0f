"""A short soak, and a look at whether its comparison would see what it is there to see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tools.soak import DATABASE, Soak, soak

# What is done to the store behind everybody's back, and what has to be said of it.
TAMPERING = {
    "DELETE FROM kmzb.submission WHERE fid = (SELECT min(fid) FROM submission)": "was answered and is not in the store",
    "UPDATE kmzb.submission SET outcome = 'KM500' WHERE fid = (SELECT max(fid) FROM submission)": "the store says",
    "UPDATE kmzb.threat SET version = 7 WHERE version = 1 AND fid < 100": "has version 7",
    "UPDATE kmzb.audit SET actor = 'x' WHERE seq = 5": "the audit chain is broken",
    "DELETE FROM kmzb.annotation WHERE fid = (SELECT min(fid) FROM annotation)": "rows of annotation",
    "INSERT INTO kmzb.cell_change VALUES (10000, 'KWP-RAD', NULL, '{}', 'public', 'new', 0, 0, 1)": "the kept cells",
}


def test_killed_servers_and_clients_lose_nothing(folder: Path, qgis_app: Any) -> None:
    outcome = soak(folder, submissions=600, clients=3, kills=5, seed=5)
    assert outcome.problems == []
    assert outcome.states.total() == 600
    assert set(outcome.states) >= {"accepted", "conflict", "rejected"}
    assert outcome.kills.total() == 5


def test_the_comparison_sees_what_does_not_agree(folder: Path, qgis_app: Any) -> None:
    def tamper(made: Soak) -> None:
        for statement in TAMPERING:
            # Without the triggers that would write it down.
            made.servers.primary.execute(
                f"SET search_path = kmzb; SET session_replication_role = replica; {statement}", (), DATABASE
            )
        made.servers.caught_up()

    outcome = soak(folder, submissions=60, clients=2, kills=0, seed=4, look=tamper)
    for said in TAMPERING.values():
        assert any(said in problem for problem in outcome.problems), said
