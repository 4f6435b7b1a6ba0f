"""`make demo`: the main job from end to end, headless, on embedded stores; every step is what a user runs.

python -m tools.demo FOLDER                        the whole job; leaves everything in FOLDER
python -m tools.demo --officer STORE TABLE RESULT  one officer handing in the decisions of a table
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingFeedback, QgsSettings

from kmzb_plugin import classFactory
from kmzb_plugin.domain.submission import annotation, verification
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter

ROOT = Path(__file__).resolve().parent.parent
TORONTO = ROOT / "samples" / "toronto_mci_2019.csv.gz"
DECISIONS_EACH = 100
DECIDED_BY_BOTH = 10


class Quiet(QgsProcessingFeedback):
    """Keeps the algorithms' own messages out of the demo's output; errors still stop it as exceptions."""

    def __init__(self) -> None:
        super().__init__(False)


@contextmanager
def qgis() -> Iterator[None]:
    """QGIS without a window, in Polish, with the plugin's provider, as qgis_process has it."""
    sys.path.append("/usr/share/qgis/python/plugins")
    application = QgsApplication([], False)
    QgsSettings().setValue("locale/overrideFlag", True)
    QgsSettings().setValue("locale/userLocale", "pl")
    application.initQgis()
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


def make_garrison(folder: Path) -> Path:
    """The synthetic garrison that the demo works on."""
    store = folder / "radom.gpkg"
    with step("1. A synthetic garrison (nothing in it is real)") as found:
        run("createdemostore", GARRISON="KWP-RAD", OUTPUT=str(store))
        with opened_store(store) as opened:
            statuses = opened.count_by(ThreatFilter(), "status")
            found.append(f"{opened.count(ThreatFilter()):,} threats, {len(opened.units())} units: {store}")
            found.append(", ".join(f"{row.status} {row.n}" for row in statuses.itertuples()))
    return store


@contextmanager
def opened_store(location: Path) -> Iterator[Store]:
    """An open store, closed afterwards."""
    store = open_store(str(location))
    try:
        yield store
    finally:
        store.close()


def import_toronto(folder: Path) -> Path:
    """Real incidents into the police plane of a second store, twice: the second time nothing is new."""
    store = folder / "toronto.gpkg"
    with step("2. Real incidents: Toronto 2019 into the police plane of a store in EPSG:32617") as found:
        run("createstore", STORE=str(store), NAME="Toronto 2019", GARRISON="TPS", CRS="EPSG:32617")
        for attempt in ("first", "second"):
            outputs = run(
                "importthreats",
                INPUT=str(TORONTO),
                STORE=str(store),
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
    return store


def analyse(folder: Path, name: str, store: Path, areas: str | None) -> None:
    """Density, hot spots and, where there are areas, the category summary of a store's threats."""
    threats = folder / f"{name}-threats.gpkg"
    with step(f"3. Analysis of {name}") as found:
        run("extractthreats", STORE=str(store), OUTPUT=str(threats))
        run(
            "kerneldensity",
            INPUT=str(threats),
            OUTPUT=str(folder / f"{name}-density.tif"),
            HTML_REPORT=str(folder / f"{name}-density.html"),
        )
        found.append(f"kernel density: {name}-density.tif, {name}-density.html")
        hot = run(
            "hotspots",
            INPUT=str(threats),
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


def count_hot(path: str) -> int:
    """Cells whose gi_bin says hot with 95 % or more."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(path, "hot spots", "ogr")
    layer.setSubsetString("gi_bin >= 2")
    return int(layer.featureCount())


def write_decisions(path: Path, threats: list[Threat], new_status: str, note: str) -> None:
    """A table of decisions as an officer's office would fill it in."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["threat_id", "expected_version", "new_status", "reason", "note"])
        writer.writerows((threat.id, threat.version, new_status, "", note) for threat in threats)


def decide(folder: Path, store: Path) -> None:
    """Two officers hand in at once; a few threats are decided by both, and the losers decide again."""
    with step(
        f"4. {2 * DECISIONS_EACH} decisions by two officers at once, {DECIDED_BY_BOTH} threats decided by both"
    ) as found:
        with opened_store(store) as opened:
            waiting = opened.threats(
                ThreatFilter(statuses=("verification",)), limit=2 * DECISIONS_EACH - DECIDED_BY_BOTH
            )
        tables = [folder / "decisions-a.csv", folder / "decisions-b.csv"]
        results = [folder / "receipts-a.csv", folder / "receipts-b.csv"]
        write_decisions(tables[0], waiting[:DECISIONS_EACH], "confirmed", "Potwierdzono podczas służby.")
        write_decisions(tables[1], waiting[-DECISIONS_EACH:], "not_confirmed", "Na miejscu nie stwierdzono.")
        officers = [
            subprocess.Popen(
                [sys.executable, "-m", "tools.demo", "--officer", str(store), str(table), str(result)], cwd=ROOT
            )
            for table, result in zip(tables, results, strict=True)
        ]
        codes = [officer.wait() for officer in officers]
        if any(codes):
            sys.exit("An officer's process failed; its message stands above.")
        receipts = [row for result in results for row in csv.DictReader(result.open(encoding="utf-8"))]
        outcomes = [row["outcome"] for row in receipts]
        found.append(", ".join(f"{outcome} {outcomes.count(outcome)}" for outcome in sorted(set(outcomes))))
        resolve(store, {threat.id: threat for threat in waiting}, receipts, found)


def resolve(store: Path, seen: dict[str, Threat], receipts: list[dict[str, str]], found: list[str]) -> None:
    """Shows the conflicts' first in full; that officer decides again on what stands now, the others keep theirs."""
    conflicts = [row for row in receipts if row["outcome"] == "KM409"]
    if not conflicts:
        sys.exit("The two officers did not collide, so the demo would show no conflict.")
    first = conflicts[0]
    threat, now = seen[first["threat_id"]], json.loads(first["detail"])
    found.append(f"conflict on {threat.number}: seen as {threat.status} (version {threat.version});")
    found.append(f"  it now stands as {now['status']} (version {now['version']}), by {now['who']} at {now['when']}")
    with opened_store(store) as opened:
        again = verification(threat.id, now["version"], "verification", note="Dwie sprzeczne oceny, ponowna wizyta.")
        others = [annotation(row["threat_id"], "Druga ocena była odmienna.") for row in conflicts[1:]]
        answers = opened.submit([again, *others])
        accepted = sum(answer.accepted for answer in answers)
        found.append(
            f"resolved: decided again 1, kept theirs with a remark {len(others)}; accepted {accepted} of {len(answers)}"
        )
        verdict = opened.verify_audit()
        found.append(
            f"audit chain {'whole' if verdict.valid else 'BROKEN'}: {verdict.entries} entries, head {verdict.head[:12]}"
        )
        if accepted != len(answers) or not verdict.valid:
            sys.exit("The store did not keep its word; see the lines above.")


def brief(folder: Path, store: Path) -> None:
    """The commander's sheet for the busiest units."""
    with step("5. Station briefing") as found:
        outputs = run(
            "stationbriefing",
            STORE=str(store),
            OUTPUT=str(folder / "briefing"),
            HTML_REPORT=str(folder / "briefing.html"),
        )
        found.append(f"{outputs['FILE_COUNT']} files in {folder / 'briefing'}")


def main(folder: Path) -> None:
    """The whole job."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    started = time.monotonic()
    with qgis():
        garrison = make_garrison(folder)
        toronto = import_toronto(folder)
        analyse(folder, "radom", garrison, f"{garrison}|layername=unit")
        analyse(folder, "toronto", toronto, None)
        decide(folder, garrison)
        brief(folder, garrison)
    print(f"\nDone in {time.monotonic() - started:.0f} s. Everything is in {folder}; `make run` opens it in QGIS.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--officer"]:
        store, table, result = sys.argv[2:]
        with qgis():
            run("submitverifications", INPUT=table, STORE=store, OUTPUT=result)
    else:
        main(Path(sys.argv[1]))
