"""`findduplicates` through the algorithm: what is planted in demo garrisons, harder ones, and what can go wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.domain.redaction import mask
from kmzb_plugin.layers.styles import MEMBERS
from kmzb_plugin.processing.category.duplicate_rules import limits_of
from kmzb_plugin.store.demo import generate, geography
from kmzb_plugin.store.demo.planted import PlantedTruth

from ..conftest import point_layer, rows, saved

X0, Y0 = 630_000.0, 390_000.0
END = np.datetime64("2026-07-01T00:00:00", "s")
PARAPHRASED = Path(__file__).parents[2] / "data" / "duplicates_paraphrased.csv"
HANDS = ("burst", "joke", "emerging")
"""Planted too: reports of one hand or one place in the same words, which are no mistake to find."""


def demo(garrison: str, count: int, seed: int) -> tuple[pd.DataFrame, PlantedTruth]:
    reports, truth = generate.reports(geography.read(garrison), count, 2, END, seed)
    reports["description"] = [mask(text).text for text in reports["description"]]
    return reports, truth


def found_in(reports: pd.DataFrame, changed: dict[str, Any] | None = None) -> Any:
    """What is found by the default rules, or by these."""
    from kmzb_plugin.analysis.duplicates import Reports, find_duplicates
    from kmzb_plugin.analysis.wording import Wording
    from kmzb_plugin.domain.duplicates import DuplicateRules

    category, names = pd.factorize(reports["category"])
    made = Reports(
        reports["x"].to_numpy(float),
        reports["y"].to_numpy(float),
        reports["reported"].to_numpy().astype("datetime64[s]").astype(np.int64),
        category.astype(np.int64),
        np.full(len(reports), -1),
        Wording.of(reports["description"].tolist()),
    )
    return find_duplicates(made, limits_of(DuplicateRules.seed().changed(changed or {}), list(names)))


def precision_and_recall(reports: pd.DataFrame, found: Any, planted: set[frozenset[str]]) -> tuple[float, float]:
    """Of the pairs found how many are planted, and of those planted how many are found; pairs of HANDS apart."""
    ref, tag = reports["source_ref"].to_numpy(object), reports["tag"].to_numpy(object)
    of_a_hand = (tag[found.first] == tag[found.second]) & np.isin(tag[found.first], HANDS)
    first, second = found.first[~of_a_hand], found.second[~of_a_hand]
    pairs = {frozenset(pair) for pair in zip(ref[first], ref[second], strict=True)}
    return len(pairs & planted) / len(pairs), len(pairs & planted) / len(planted)


@pytest.mark.parametrize(
    ("garrison", "count", "seed"),
    [
        ("KWP-RAD", 5_000, 1),
        ("KWP-OPO", 5_000, 8),
        ("KSP", 12_000, 21),
        ("KWP-KAT", 20_000, 34),
        ("KWP-RAD", 40_000, 5),
    ],
)
def test_the_planted_ones_are_found_and_next_to_no_others(qgis_app: Any, garrison: str, count: int, seed: int) -> None:
    reports, truth = demo(garrison, count, seed)
    found = found_in(reports)
    precision, recall = precision_and_recall(reports, found, {frozenset(pair) for pair in truth.duplicates})
    assert precision >= 0.95
    assert recall >= 0.95
    burst = reports["source_ref"].isin(truth.burst).to_numpy()
    in_burst = (found.group >= 0) & found.is_burst[found.group]
    assert in_burst[burst].mean() >= 0.95
    assert (in_burst & ~burst).sum() < 0.005 * count


def with_paraphrased(reports: pd.DataFrame, n: int, seed: int) -> tuple[pd.DataFrame, set[frozenset[str]]]:
    """The reports and n pairs about one thing in two people's words, 40 to 80 m and up to 14 days apart.

    In a third of the situations one of the two takes another category.
    """
    texts = pd.read_csv(PARAPHRASED).groupby("situation")
    rng, added, planted = np.random.default_rng(seed), [], set()
    situations = list(texts.groups)
    for i in range(n):
        told = texts.get_group(situations[i % len(situations)]).sample(2, random_state=int(rng.integers(2**31)))
        base = reports.iloc[int(rng.integers(len(reports)))]
        aside, moved = rng.normal(0, 250, 2), np.timedelta64(int(rng.uniform(-20, 20) * 86_400), "s")
        x, y, reported = base["x"] + aside[0], base["y"] + aside[1], base["reported"] + moved
        apart, bearing = rng.uniform(40, 80), rng.uniform(0, 2 * np.pi)
        later = np.timedelta64(int(rng.uniform(3600, 14 * 86_400)), "s")
        for k, row in enumerate(told.itertuples()):
            place = {"x": x + k * apart * np.cos(bearing), "y": y + k * apart * np.sin(bearing)}
            names = {"category": row.category, "description": row.text, "tag": "hard", "source_ref": f"hard-{i}-{k}"}
            added.append({**place, **names, "reported": reported + k * later})
        planted.add(frozenset((f"hard-{i}-0", f"hard-{i}-1")))
    return pd.concat([reports, pd.DataFrame(added)], ignore_index=True), planted


def test_in_other_words_most_are_missed_and_a_lower_limit_finds_more_at_a_price(qgis_app: Any) -> None:
    """Stated, not hidden: wording finds repeats, not paraphrases."""
    reports, truth = demo("KWP-RAD", 10_000, 13)
    reports, hard = with_paraphrased(reports, 300, 13)
    planted = hard | {frozenset(pair) for pair in truth.duplicates}
    by_default, lower = found_in(reports), found_in(reports, {"*": {"likeness": 0.35}})
    precision, recall = zip(
        *(precision_and_recall(reports, each, planted) for each in (by_default, lower)), strict=True
    )
    recall_hard = [precision_and_recall(reports, each, hard)[1] for each in (by_default, lower)]
    assert precision[0] >= 0.95
    assert recall_hard[0] < 0.1
    assert 0.4 < recall_hard[1] < 0.8
    assert recall[1] > recall[0] + 0.15
    assert 0.6 < precision[1] < precision[0]


def few(**changed: Any) -> Any:
    """Two that say the same 30 m and a day apart, one far off, one of another category there, two without words."""
    fields = {
        "id": ["a", "b", "c", "d", "e", "f"],
        "category": ["vandalism", "vandalism", "vandalism", "poaching", "vandalism", "vandalism"],
        "reported_at": [
            *("2025-05-03T10:00:00Z", "2025-05-02T09:00:00Z", "2025-05-02T09:00:00Z", "2025-05-02T09:00:00Z"),
            *("2025-06-02T09:00:00Z", "2025-06-02T10:30:00Z"),
        ],
        "description_masked": ["Rozbita wiata, tel. •••", "ROZBITA WIATA tel", *["Rozbita wiata tel"] * 2, None, ""],
    }
    x = [X0, X0 + 30, X0 + 9000, X0 + 30, X0 + 5000, X0 + 5010]
    return point_layer(x, [Y0] * 6, fields=fields | changed)


def search(run: Any, layer: Any, **more: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    result = run("findduplicates", {"INPUT": layer, "OUTPUT_PAIRS": "memory:", "OUTPUT_GROUPS": "memory:", **more})
    return rows(result["OUTPUT_PAIRS"]), rows(result["OUTPUT_GROUPS"])


def test_pairs_and_groups_say_what_and_why(run: Any, log: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    layer = few()
    before = rows(layer)
    pairs, groups = search(run, layer, HTML_REPORT=str(report))
    pairs = pairs.set_index("why")
    named = ["earlier_id", "later_id", "distance_m", "hours", "likeness", "group_no"]
    assert pairs.loc["words", named].tolist() == ["b", "a", 30, 25, 1, 1]
    assert pairs.loc["bare", ["earlier_id", "later_id", "distance_m", "hours"]].tolist() == ["e", "f", 10, 1.5]
    assert pd.isna(pairs.loc["bare", "likeness"])
    assert groups["ids"].tolist() == ["b,a", "e,f"]
    assert groups["kind"].tolist() == ["duplicates"] * 2
    assert groups["reports"].tolist() == [2, 2]
    assert groups["in_case"].tolist() == [0, 0]
    _, groups = search(run, few(case_id=["k1", None, None, None, "k2", "k2"]))
    assert groups["in_case"].tolist() == [1, 2]
    assert groups["first"].iloc[0].toString("yyyy-MM-dd HH:mm") == "2025-05-02 11:00"  # Polish time
    assert rows(layer).equals(before)
    page = report.read_text(encoding="utf-8")
    assert "Likely repeats of a report there is already: 2 of 6 reports" in page
    assert "TF-IDF" in page
    assert any("Pairs: 2" in info for info in log.infos)


def test_rules_are_text_or_a_file(run: Any, tmp_path: Path) -> None:
    rules = json.dumps({"vandalism": {"metres": 20}})
    file = tmp_path / "rules.json"
    file.write_text(rules, encoding="utf-8")
    for given in (rules, str(file)):
        assert search(run, few(), RULES=given)[0]["why"].tolist() == ["bare"]
    assert len(search(run, few(), RULES='{"*": {"bare_days": 0.01, "days": 0}}')[0]) == 0


def test_categories_that_are_confused_are_compared(run: Any) -> None:
    pairs, groups = search(run, few(), RULES='{"vandalism": {"confused_with": ["poaching"]}}')
    words = pairs[pairs["why"] == "words"]
    assert {frozenset(pair) for pair in zip(words["earlier_id"], words["later_id"], strict=True)} == {
        frozenset("ab"),
        frozenset("ad"),
        frozenset("bd"),
    }
    assert groups["categories"].iloc[0] == "poaching, vandalism"


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ('{"burglary": {"metres": 5}}', "burglary"),
        ('{"*": {"metres": -1}}', "metres"),
        ("metres 5", "no JSON"),
        ("/nowhere/rules.json", "/nowhere/rules.json"),
    ],
)
def test_rules_that_are_none_are_refused_with_a_sentence(run: Any, rules: str, said: str) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=said):
        search(run, few(), RULES=rules)


def test_a_category_of_the_layer_alone_may_have_a_rule(run: Any) -> None:
    layer = few(category=["Break and Enter"] * 6)
    assert len(search(run, layer)[0]) == 4
    pairs, _ = search(run, layer, RULES='{"Break and Enter": {"metres": 5}}')
    assert pairs[["earlier_id", "later_id"]].to_numpy().tolist() == [["b", "d"]]


def test_without_a_time_it_is_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="TIME_FIELD"):
        search(run, point_layer([X0], [Y0], fields={"id": ["a"]}))
    with pytest.raises(QgsProcessingException, match="can be read"):
        search(run, few(reported_at=["once"] * 6))


def test_those_without_a_time_are_counted(run: Any, log: Any) -> None:
    layer = few(reported_at=["2025-05-03T10:00:00Z", None, *["2025-05-02T09:00:00Z"] * 4])
    pairs, _ = search(run, layer)
    assert "b" not in {*pairs["earlier_id"], *pairs["later_id"]}
    assert any("without a time" in warning for warning in log.warnings)


def test_days_alone_count_from_date_to_date(run: Any, log: Any) -> None:
    layer = few(reported_at=["2025-05-03", "2025-05-02", "2025-05-02", "2025-05-02", "2025-06-02", "2025-06-02"])
    pairs, _ = search(run, layer)
    assert sorted(pairs["hours"]) == [0, 24]
    assert any("from date to date" in info for info in log.infos)


def test_without_words_or_categories_it_says_so_and_goes_on(run: Any, log: Any) -> None:
    x, fields = [X0, X0 + 10], {"reported_at": ["2025-05-03T10:00:00Z", "2025-05-03T11:00:00Z"]}
    pairs, groups = search(run, point_layer(x, [Y0] * 2, fields=fields))
    assert pairs["why"].tolist() == ["bare"]
    assert groups["ids"].tolist() == ["1,2"]
    assert sum("TEXT_FIELD" in each or "«*»" in each for each in log.warnings) == 2


def test_a_burst_of_one_source(run: Any) -> None:
    n = 12
    fields = {
        "category": ["vandalism"] * n,
        "reported_at": [f"2025-05-03T{10 + i // 4}:{i % 4 * 10:02}:00Z" for i in range(n)],
        "who": ["x"] * n,
    }
    layer = point_layer([X0 + 60 * i for i in range(n)], [Y0] * n, fields=fields)
    assert len(search(run, layer)[1]) == 0
    pairs, groups = search(run, layer, SOURCE_FIELD="who")
    assert groups["kind"].tolist() == ["burst"]
    assert pairs["why"].tolist() == ["burst"] * (n - 1)


def test_a_group_leads_to_the_queue(run: Any, provider: Any, tmp_path: Path) -> None:
    from tools.help_pictures import computed

    layers = computed("findduplicates", {"INPUT": saved(few(), tmp_path / "few.gpkg")}, tmp_path)
    groups = layers["OUTPUT_GROUPS"]
    assert groups.customProperty(MEMBERS) == "ids"
    assert groups.fields().lookupField("ids") >= 0
    assert "groups: 2" in groups.name()


def test_more_pairs_than_can_be_drawn_are_refused(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis.core import QgsProcessingException

    monkeypatch.setattr("kmzb_plugin.processing.category.findduplicates.MOST_LINES", 1)
    with pytest.raises(QgsProcessingException, match="at most 1 are drawn"):
        search(run, few())
    result = run("findduplicates", {"INPUT": few(), "OUTPUT_GROUPS": "memory:"})
    assert len(rows(result["OUTPUT_GROUPS"])) == 2
