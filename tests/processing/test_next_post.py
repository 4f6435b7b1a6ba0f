"""The pages on the next post: their commands made their pictures, and their numbers are those of the demo garrison."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tools.next_post import IMAGES, LANGUAGES, PROPOSED, STEPS, Step, command, prepare, work

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    language: (DOCS / f"where-next-post{end}.md").read_text(encoding="utf-8")
    for language, end in (("en", ""), ("pl", ".pl"))
}
LARGEST_PICTURE = 80_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_that_of_a_step_in_their_order(language: str) -> None:
    shown = re.findall(r"^```\n(.*?)\n```$", PAGES[language], re.MULTILINE | re.DOTALL)
    assert shown == [command(name) for name in STEPS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_shown_and_small(language: str) -> None:
    shown = [DOCS / path for path in re.findall(r"^!\[[^]]+\]\((.+)\)$", PAGES[language], re.MULTILINE)]
    assert [path.stem for path in shown] == [name for name, step in STEPS.items() if step.picture]
    assert set(shown) == set((IMAGES / language).iterdir())
    assert max(path.stat().st_size for path in shown) <= LARGEST_PICTURE


def test_numbers_are_those_of_the_demo_garrison(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path)
    for name in ("compared", "three"):
        monkeypatch.setitem(STEPS, name, Step(STEPS[name].parameters | {"DRAWS": 0}, picture=False))
        work(name, tmp_path, "en")
    one, three = (json.loads((tmp_path / f"{name}.json").read_text())["result"] for name in ("compared", "three"))
    assert one["proven"]
    assert three["proven"]
    found = {key: 100 * one[key]["covered_share"] for key in ("today", "chosen", "proposal")}
    shares = [*found.values(), 100 * three["chosen"]["covered_share"]]
    kilometres = [one["today"]["mean_way"], one["chosen"]["mean_way"], three["chosen"]["mean_way"]]
    names = [site["name"] for result in (one, three) for site in result["sites"] if site["role"] == "new"]
    for language, page in PAGES.items():
        point = "." if language == "en" else ","
        for share in shares:
            assert f"{share:.1f} %".replace(".", point) in page
        for metres in kilometres:
            assert f"{metres / 1000:.1f} km".replace(".", point) in page
        for name in [*names, PROPOSED]:
            assert name[:7] in page, name
    assert found["proposal"] - found["today"] < (found["chosen"] - found["today"]) / 2
