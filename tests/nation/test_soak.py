"""A short soak, and a look at whether its comparison would see what it is there to see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tools.soak import DATABASE, Soak, soak


def test_killed_servers_and_clients_lose_nothing(tmp_path: Path, qgis_app: Any) -> None:
    outcome = soak(tmp_path, submissions=600, clients=3, kills=5, seed=4)
    assert outcome.problems == []
    assert outcome.states.total() == 600
    assert set(outcome.states) >= {"accepted", "conflict", "rejected"}
    assert outcome.kills.total() == 5


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("DELETE FROM kmzb.submission WHERE fid = 3", "was answered and is not in the store"),
        ("UPDATE kmzb.submission SET outcome = 'KM500' WHERE fid = 3", "the store says"),
        ("UPDATE kmzb.threat SET version = version + 1 WHERE fid = 3", "has version"),
        ("UPDATE kmzb.audit SET actor = 'x' WHERE seq = 60", "the audit chain is broken"),
        ("DELETE FROM kmzb.annotation WHERE fid = 1", "rows of annotation"),
        ("UPDATE kmzb.cell_total SET n = n + 1 WHERE cx = (SELECT min(cx) FROM kmzb.cell_total)", "the kept cells"),
    ],
)
def test_the_comparison_sees(tampering: str, said: str, tmp_path: Path, qgis_app: Any) -> None:
    def tamper(made: Soak) -> None:
        made.servers.primary.execute("SET session_replication_role = replica; " + tampering, (), DATABASE)
        made.servers.caught_up()

    outcome = soak(tmp_path, submissions=60, clients=2, kills=0, seed=4, look=tamper)
    assert any(said in problem for problem in outcome.problems), outcome.problems
