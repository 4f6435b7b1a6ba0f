"""`make demo`: the main job from end to end, headless; every step is what a user runs.

python -m tools.demo FOLDER                        the whole job on stores in files; leaves everything in FOLDER
python -m tools.demo FOLDER postgresql             the same on a PostgreSQL server of its own
python -m tools.demo --officer STORE TABLE RESULT  one officer handing in the decisions of a table
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingFeedback, QgsSettings

from kmzb_plugin import classFactory
from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import annotation, verification
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter

ROOT = Path(__file__).resolve().parent.parent
TORONTO = ROOT / "samples" / "toronto_mci_2019.csv.gz"
REPORTS = 20_000
BRIEFED_UNITS = "KMP-1463,KMP-1462"
DECISIONS_EACH = 100
DECIDED_BY_BOTH = 10
# What each officer decides on a threat in the status it was seen in.
OFFICERS = {
    "anna.nowak": {"new": "verification", "verification": "confirmed", "confirmed": "confirmed_eliminated"},
    "jan.wrona": {"new": "joke_or_mistake", "verification": "not_confirmed", "confirmed": "confirmed_referred"},
}
NEXT_AFTER_CONFLICT = {
    "verification": "confirmed",
    "confirmed": "verification",
    "confirmed_eliminated": "verification",
    "confirmed_referred": "confirmed",
    "not_confirmed": "verification",
    "joke_or_mistake": "verification",
}


class Quiet(QgsProcessingFeedback):
    """Keeps the algorithms' own messages out of the demo's output; errors still stop it as exceptions."""

    def __init__(self) -> None:
        super().__init__(False)


@contextmanager
def qgis(language: str = "pl") -> Iterator[None]:
    """QGIS without a window, in a language, with the plugin's provider, as qgis_process has it."""
    sys.path.append("/usr/share/qgis/python/plugins")
    application = QgsApplication([], False)
    application.initQgis()
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", language)
    from processing.core.Processing import Processing

    Processing.initialize()
    plugin = classFactory(None)
    plugin.initProcessing()
    yield
    plugin.unload()
    application.exitQgis()


def run(algorithm: str, **parameters: Any) -> dict[str, Any]:
    """Runs an algorithm of the provider and returns its outputs."""
    from qgis import processing

    return processing.run(f"kmzb:{algorithm}", parameters, feedback=Quiet())


@contextmanager
def step(title: str) -> Iterator[list[str]]:
    """Prints a step with what was counted and how long it took."""
    print(f"\n{title}")
    found: list[str] = []
    started = time.monotonic()
    yield found
    for line in found:
        print(f"  {line}")
    print(f"  {time.monotonic() - started:.1f} s", flush=True)


def make_garrison(store: str) -> None:
    """The synthetic garrison that the demo works on."""
    with step("1. A synthetic garrison (nothing in it is real)") as found:
        # Up to today, so that what is due and what is new mean something in the window and on the sheet.
        run("createdemostore", GARRISON="KWP-RAD", COUNT=REPORTS, END=now().date().isoformat(), OUTPUT=store)
        with opened_store(store) as opened:
            statuses = opened.count_by(ThreatFilter(), "status")
            found.append(f"{opened.count(ThreatFilter()):,} threats, {len(opened.units())} units: {store}")
            found.append(", ".join(f"{row.status} {row.n}" for row in statuses.itertuples()))


@contextmanager
def opened_store(location: str) -> Iterator[Store]:
    """An open store, closed afterwards."""
    store = open_store(location)
    try:
        yield store
    finally:
        store.close()


def import_toronto(folder: Path, store: str) -> None:
    """Real incidents into the police plane of a second store, twice: the second time nothing is new."""
    with step("2. Real incidents: Toronto 2019 into the police plane of a store in EPSG:32617") as found:
        run("createstore", STORE=store, NAME="Toronto 2019", GARRISON="TPS", CRS="EPSG:32617")
        for attempt in ("first", "second"):
            outputs = run(
                "importthreats",
                INPUT=str(TORONTO),
                STORE=store,
                PLANE="police",
                PROFILE="toronto_mci",
                SOURCE_SYSTEM="toronto",
                REJECTED=str(folder / f"rejected-{attempt}.gpkg"),
                HTML_REPORT=str(folder / f"import-{attempt}.html"),
            )
            read, accepted, duplicate, rejected = (
                outputs[f"{name}_COUNT"] for name in ("READ", "ACCEPTED", "DUPLICATE", "REJECTED")
            )
            assert read == accepted + duplicate + rejected
            found.append(
                f"{attempt} import: read {read:,} = accepted {accepted:,} + duplicate {duplicate:,}"
                f" + rejected {rejected:,}"
            )


def analyse(number: int, folder: Path, name: str, store: str, areas: Any = None, **density: Any) -> None:
    """Density, hot spots and, where there are areas, the category summary of a store's threats."""
    threats = folder / f"{name}-threats.gpkg"
    with step(f"{number}. Analysis of {name}") as found:
        run("extractthreats", STORE=store, OUTPUT=str(threats))
        run(
            "kerneldensity",
            INPUT=str(threats),
            MASK=areas,
            OUTPUT=str(folder / f"{name}-density.tif"),
            HTML_REPORT=str(folder / f"{name}-density.html"),
            **density,
        )
        found.append(f"kernel density: {name}-density.tif, {name}-density.html")
        hot = run(
            "hotspots",
            INPUT=str(threats),
            MASK=areas,
            OUTPUT=str(folder / f"{name}-hotspots.gpkg"),
            HTML_REPORT=str(folder / f"{name}-hotspots.html"),
        )
        found.append(f"hot spots: {count_hot(hot['OUTPUT'])} cells significant at 95 % after FDR: {name}-hotspots.gpkg")
        if areas:
            run(
                "categorysummary",
                INPUT=str(threats),
                AREAS=areas,
                OUTPUT=str(folder / f"{name}-summary.gpkg"),
                OUTPUT_TABLE=str(folder / f"{name}-summary.csv"),
                HTML_REPORT=str(folder / f"{name}-summary.html"),
            )
            found.append(f"category summary: {name}-summary.gpkg, .csv, .html")


def commands_of(store: str) -> Any:
    """The areas of a store's district and city commands as a layer."""
    from qgis.core import QgsVectorLayer

    with opened_store(store) as opened:
        source = opened.layer_source("unit")
    options = QgsVectorLayer.LayerOptions()
    # Else QGIS prepares a file for editing, and the officers' decisions wait for it.
    options.forceReadOnly = True
    layer = QgsVectorLayer(source.uri, "commands", source.provider, options)
    today = f"({layer.subsetString()}) AND " if layer.subsetString() else ""
    layer.setSubsetString(f"{today}(code LIKE 'KPP-%' OR code LIKE 'KMP-____')")
    return layer


def count_hot(path: str) -> int:
    """Cells whose gi_bin says hot with 95 % or more."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "hot spots", "ogr")
    layer.setSubsetString("gi_bin >= 2")
    return int(layer.featureCount())


def write_decisions(path: Path, threats: list[Threat], steps: dict[str, str]) -> None:
    """A table of decisions as an officer's office would fill it in."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["threat_id", "expected_version", "new_status", "note"])
        writer.writerows(
            (threat.id, threat.version, steps[threat.status], "Sprawdzono podczas służby.") for threat in threats
        )


def decide(folder: Path, store: str, store_of: Callable[[str], str]) -> None:
    """Two officers hand in at once; some threats are decided by both."""
    title = f"5. {2 * DECISIONS_EACH} decisions by two officers at once, {DECIDED_BY_BOTH} threats decided by both"
    with step(title) as found:
        with opened_store(store) as opened:
            waiting = opened.threats(
                ThreatFilter(statuses=tuple(OFFICERS["anna.nowak"])), limit=2 * DECISIONS_EACH - DECIDED_BY_BOTH
            )
        shares = (waiting[:DECISIONS_EACH], waiting[-DECISIONS_EACH:])
        processes = []
        for (officer, steps), share in zip(OFFICERS.items(), shares, strict=True):
            table = folder / f"decisions-{officer}.csv"
            write_decisions(table, share, steps)
            command = [
                sys.executable,
                "-m",
                "tools.demo",
                "--officer",
                store_of(officer),
                str(table),
                str(receipts_of(folder, officer)),
            ]
            # A file has no logins of its own: the store takes the operating system's name for the person. A server
            # takes the login. Each has an outbox of their own.
            processes.append(
                subprocess.Popen(
                    command, cwd=ROOT, env=os.environ | {"LOGNAME": officer, "XDG_DATA_HOME": str(folder / officer)}
                )
            )
        codes = [process.wait() for process in processes]
        if any(codes):
            sys.exit("An officer's process failed; its message stands above.")
        rows = [row for officer in OFFICERS for row in read_table(receipts_of(folder, officer))]
        outcomes = Counter(row["outcome"] for row in rows)
        found.append(", ".join(f"{outcome} {n}" for outcome, n in sorted(outcomes.items())))
        resolve(store_of("anna.nowak"), {threat.id: threat for threat in waiting}, rows, found)


def receipts_of(folder: Path, officer: str) -> Path:
    """Where an officer's receipts are written."""
    return folder / f"receipts-{officer}.csv"


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def resolve(store: str, seen: dict[str, Threat], rows: list[dict[str, str]], found: list[str]) -> None:
    """Shows the first conflict in full and decides it again on what stands now; the others keep theirs."""
    conflicts = [row for row in rows if row["outcome"] == "KM409"]
    if not conflicts:
        sys.exit("The two officers did not collide, so the demo would show no conflict.")
    threat = seen[conflicts[0]["threat_id"]]
    with opened_store(store) as opened:
        receipt = opened.receipt(conflicts[0]["id"])
        assert receipt is not None
        stands = receipt.detail
        found.append(f"conflict on {threat.number}: seen as «{threat.status}», version {threat.version};")
        found.append(
            f"  it stands as «{stands['status']}», version {stands['version']}, by {stands['who']} at {stands['when']}"
        )
        again = NEXT_AFTER_CONFLICT[stands["status"]]
        answers = opened.submit(
            [
                verification(threat.id, stands["version"], again, note="Dwie sprzeczne oceny, ponowna wizyta."),
                *(annotation(row["threat_id"], "Druga ocena była odmienna.") for row in conflicts[1:]),
            ]
        )
        accepted = sum(answer.accepted for answer in answers)
        found.append(f"resolved: 1 decided again as «{again}», {len(conflicts) - 1} kept theirs with a remark")
        verdict = opened.verify_audit()
        found.append(
            f"audit chain {'whole' if verdict.valid else 'BROKEN'}: {verdict.entries} entries, head {verdict.head[:12]}"
        )
        if accepted != len(answers) or not verdict.valid:
            sys.exit("The store did not keep its word; see the lines above.")


def brief(folder: Path, store: str) -> None:
    """The sheets of two city commands."""
    with step("6. Station briefing") as found:
        outputs = run(
            "stationbriefing",
            STORE=store,
            UNITS=BRIEFED_UNITS,
            REASON="Odprawa do służby",
            RECIPIENT="zmiana dzienna",
            OUTPUT=str(folder / "briefing"),
            HTML_REPORT=str(folder / "briefing.html"),
        )
        found.append(f"{outputs['FILE_COUNT']} files in {folder / 'briefing'}")


def day(folder: Path, garrison: str, toronto: str, store_of: Callable[[str], str]) -> None:
    """Two stores made, filled and analysed, two officers deciding, the sheets for the next duty."""
    import_toronto(folder, toronto)
    analyse(3, folder, "radom", garrison, commands_of(garrison), RADIUS=4000)
    analyse(4, folder, "toronto", toronto)
    decide(folder, garrison, store_of)
    brief(folder, store_of("anna.nowak"))


def main(folder: Path, where: str = "") -> None:
    """The whole job."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    started = time.monotonic()
    with qgis():
        last = on_server(folder) if where == "postgresql" else in_files(folder)
    print(f"\nDone in {time.monotonic() - started:.0f} s. Everything is in {folder}. {last}")


def in_files(folder: Path) -> str:
    """The day on stores in files; says what to do next."""
    garrison = str(folder / "radom.gpkg")
    make_garrison(garrison)
    day(folder, garrison, str(folder / "toronto.gpkg"), lambda officer: garrison)
    return "`make run` opens it in QGIS."


def on_server(folder: Path) -> str:
    """The day on a PostgreSQL server of its own; says what to do next."""
    from tools.demo_server import DemoServer

    server = DemoServer.make(folder)
    try:
        garrison, toronto = server.database("radom"), server.database("toronto")
        make_garrison(garrison)
        for officer in OFFICERS:
            server.add_officer(officer, "radom")
        day(folder, garrison, toronto, lambda officer: server.location(officer, "radom"))
    finally:
        last = server.stop()
    return last


if __name__ == "__main__":
    if sys.argv[1:2] == ["--officer"]:
        store, table, result = sys.argv[2:]
        with qgis():
            run("submitverifications", INPUT=table, STORE=store, OUTPUT=result)
    else:
        main(Path(sys.argv[1]), *sys.argv[2:])
