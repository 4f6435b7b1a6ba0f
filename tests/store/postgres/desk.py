"""What a client does, in a few words: connect with a login, hand in rows, read the answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import psycopg2
from psycopg2.extras import execute_values

from kmzb_plugin.domain.submission import Submission
from tools.servers.postgres import Cluster

GARRISON = "KWP-BIA"
OTHER = "KWP-RAD"
PASSWORD = "letters and digits 1"

# Two garrisons side by side: a city unit with two precincts and a closed one; one unit with a precinct.
UNITS = {
    "city": (GARRISON, None, (0, 0, 10_000, 10_000)),
    "west": (GARRISON, "city", (0, 0, 5_000, 10_000)),
    "east": (GARRISON, "city", (5_000, 0, 9_000, 10_000)),
    "town": (OTHER, None, (20_000, 0, 30_000, 10_000)),
    "north": (OTHER, "town", (20_000, 5_000, 30_000, 10_000)),
}
# Where each threat lies says which unit it belongs to; the last one belongs to none.
THREATS = {
    "west-1": ("west", 1_000, 1_000),
    "west-2": ("west", 1_500, 9_000),
    "east-1": ("east", 6_000, 1_000),
    "city-1": ("city", 9_500, 1_000),
    "town-1": ("town", 21_000, 1_000),
    "north-1": ("north", 21_000, 9_000),
    "far-1": (None, 15_000, 1_000),
}
ALL = ("verify", "analyse", "import", "admin")
PEOPLE: dict[str, tuple[Sequence[str], str, str]] = {
    "reader": ((), GARRISON, ""),
    "officer": (("verify",), GARRISON, ""),
    "analyst": (("analyse",), GARRISON, ""),
    "importer": (("import",), GARRISON, ""),
    "administrator": (("admin",), GARRISON, ""),
    "all.west": (ALL, GARRISON, "west"),
    "all.city": (ALL, GARRISON, "city"),
    "all.town": (ALL, OTHER, "town"),
    "all.other": (ALL, OTHER, ""),
    "all.bia": (ALL, GARRISON, ""),
    "nation": (ALL, "*", ""),
}
EVERYBODY = [*PEOPLE, "nobody", "stranger"]
IMPORTERS = {login for login, (roles, *_) in PEOPLE.items() if "import" in roles} | {"nobody"}
ADMINISTRATORS = {login for login, (roles, *_) in PEOPLE.items() if "admin" in roles} | {"nobody"}
SECRET = "Kowalski, ul. Lipowa 7"
POINT = {"type": "Point", "coordinates": [1_200, 1_300]}
BOX = {"type": "Polygon", "coordinates": [[[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]]]}
DENIED = psycopg2.errors.InsufficientPrivilege


def fill(cursor: Any) -> None:
    """Units and threats as an import long ago left them, with clear descriptions and unmapped columns."""
    execute_values(
        cursor,
        "INSERT INTO kmzb.unit (id, code, name, parent_id, valid_from, garrison, geom) VALUES %s",
        [(unit, unit.upper(), unit, parent, garrison, *box) for unit, (garrison, parent, box) in UNITS.items()],
        template="(%s, %s, %s, %s, '2016-01-01', %s, ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 2180)))",
    )
    cursor.execute(
        "INSERT INTO kmzb.import_run (plane, source_system, file_name) VALUES ('public', 'kmzb', 'old.csv')"
        " RETURNING fid"
    )
    run = cursor.fetchone()[0]
    for number, (threat, (unit, x, y)) in enumerate(THREATS.items()):
        garrison = UNITS[unit][0] if unit else GARRISON
        cursor.execute(
            "INSERT INTO kmzb.threat (geom, id, number, plane, category, status, reported_at, description_masked,"
            " unit_id, garrison, source_system, source_ref, review_at, import_id, x, y)"
            " VALUES (ST_SetSRID(ST_MakePoint(%(x)s, %(y)s), 2180), %(id)s, %(number)s, 'public', 'speeding', 'new',"
            " '2026-03-01Z', '•••', %(unit)s, %(garrison)s, 'kmzb', %(id)s, '2031-03-01Z', %(run)s, %(x)s, %(y)s)",
            {
                "id": threat,
                "number": f"2020-{number:06}",
                "unit": unit,
                "garrison": garrison,
                "run": run,
                "x": x,
                "y": y,
            },
        )
        for table, column in (("threat_description", "text"), ("threat_raw", "raw")):
            cursor.execute(
                f"INSERT INTO kmzb.{table} (threat_id, {column}, garrison, unit_id) VALUES (%s, %s, %s, %s)",
                (threat, json.dumps({"s": SECRET}) if table == "threat_raw" else SECRET, garrison, unit),
            )
        photo = SECRET.encode()
        cursor.execute(
            "INSERT INTO kmzb.attachment (id, threat_id, name, media_type, size, sha256, cleaned, import_id, garrison,"
            " unit_id) VALUES (%s, %s, 'photo.jpg', 'image/jpeg', %s, encode(sha256(%s), 'hex'), true, %s, %s, %s)",
            (f"photo {threat}", threat, len(photo), photo, run, garrison, unit),
        )
        cursor.execute(
            "INSERT INTO kmzb.attachment_content (attachment_id, threat_id, content, garrison, unit_id)"
            " VALUES (%s, %s, %s, %s, %s)",
            (f"photo {threat}", threat, photo, garrison, unit),
        )


@dataclass(frozen=True)
class Answer:
    """A row of the view `receipt`."""

    outcome: str
    detail: dict[str, Any]
    audit_head: str

    @property
    def short(self) -> tuple[str, Any, Any]:
        """The outcome, the field and the problem."""
        return self.outcome, self.detail.get("field"), self.detail.get("problem")


@dataclass
class Desk:
    """A store in a database of its own."""

    cluster: Cluster
    name: str
    _connections: dict[str, Any] = field(default_factory=dict)

    def connect(self, login: str) -> Any:
        """A new connection of a login's own, in autocommit."""
        return self.cluster.connect(self.name, login, PASSWORD)

    def as_(self, login: str) -> Any:
        """The one connection that the test keeps for a login."""
        if login not in self._connections:
            self._connections[login] = self.connect(login)
        return self._connections[login]

    def ask(self, login: str, statement: str, *values: Any) -> list[tuple]:
        """Runs one statement with a login's rights and returns its rows."""
        with self.as_(login).cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def root(self, statement: str, *values: Any) -> list[tuple]:
        """Runs one statement as the superuser and returns its rows."""
        with closing(self.cluster.connect(self.name)) as db, db.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []

    def hand_in(self, login: str, *batch: Submission) -> list[Answer]:
        """Hands a batch in by one INSERT and reads it back, in the batch's order."""
        db = self.as_(login)
        with db.cursor() as cursor:
            insert(cursor, [tuple(submission.as_row().values()) for submission in batch])
        return [self.receipt(login, submission.id) for submission in batch]

    def hand_in_row(self, login: str, **columns: Any) -> Answer:
        """Hands in any columns whatever, and reads the answer as the superuser."""
        row = {"kind": "annotation", "threat_id": None, "payload": "{}", **columns}
        with self.as_(login).cursor() as cursor:
            names = ", ".join(row)
            cursor.execute(
                f"INSERT INTO kmzb.submission (id, {names}) VALUES (gen_random_uuid(){', %s' * len(row)})",
                list(row.values()),
            )
        return _answer(self.root("SELECT outcome, detail, '' FROM kmzb.submission ORDER BY fid DESC LIMIT 1")[0])

    def receipt(self, login: str, submission_id: str) -> Answer:
        """The answer to a submission, as its author reads it."""
        (row,) = self.ask(login, "SELECT outcome, detail, audit_head FROM kmzb.receipt WHERE id = %s", submission_id)
        return _answer(row)

    def threat(self, threat_id: str) -> dict[str, Any]:
        """All of a threat."""
        (row,) = self.root("SELECT to_jsonb(t) - 'geom' FROM kmzb.threat t WHERE id = %s", threat_id)
        return row[0]

    def tables(self) -> list[str]:
        """All tables and views of the store."""
        rows = self.root(
            "SELECT relname FROM pg_class WHERE relnamespace = 'kmzb'::regnamespace AND relkind IN ('r', 'v')"
        )
        return [name for (name,) in rows]

    def denied(self, login: str, statement: str, *values: Any) -> bool:
        """Whether the store refuses a statement to a login; what it does otherwise is undone."""
        with closing(self.connect(login)) as db:
            db.autocommit = False
            try:
                db.cursor().execute(statement, values or None)
            except DENIED:
                return True
            finally:
                db.rollback()
        return False

    def close(self) -> None:
        """Ends all connections and removes the database."""
        for db in self._connections.values():
            db.close()
        self.cluster.execute(f"DROP DATABASE {self.name} WITH (FORCE)")


def insert(cursor: Any, rows: Sequence[tuple]) -> None:
    """One INSERT of rows (id, kind, threat_id, expected_version, payload, client_at)."""
    execute_values(
        cursor,
        "INSERT INTO kmzb.submission (id, kind, threat_id, expected_version, payload, client_at) VALUES %s",
        rows,
        template="(%s::uuid, %s, %s, %s, %s, %s::timestamptz)",
        page_size=len(rows),
    )


def _answer(row: tuple) -> Answer:
    outcome, detail, head = row
    return Answer(outcome, json.loads(detail), head)
