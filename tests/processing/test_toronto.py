"""The pages on Toronto: their commands are those that made the pictures, and the pictures are there and small."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tools.toronto import IMAGES, STEPS, command

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [(DOCS / name).read_text(encoding="utf-8") for name in ("toronto.md", "toronto.pl.md")]
each_page = pytest.mark.parametrize("page", PAGES, ids=["en", "pl"])
LARGEST_PICTURE = 150_000
ALL_PICTURES = 1_500_000


@each_page
def test_every_command_is_that_of_a_step_in_their_order(page: str) -> None:
    assert re.findall(r"^```\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL) == [command(name) for name in STEPS]


@each_page
def test_pictures_are_shown_and_small(page: str) -> None:
    shown = re.findall(r"^!\[[^]]+\]\((.+)\)$", page, re.MULTILINE)
    assert [Path(path).stem for path in shown] == [name for name, step in STEPS.items() if step.shown]
    sizes = {path: (DOCS / path).stat().st_size for path in shown}
    assert {DOCS / path for path in shown} == set(IMAGES.iterdir())
    assert max(sizes.values()) <= LARGEST_PICTURE
    assert sum(sizes.values()) <= ALL_PICTURES


@pytest.mark.parametrize("name", STEPS)
def test_parameters_and_outputs_exist_and_required_outputs_are_given(name: str, provider: Any) -> None:
    from qgis.core import QgsProcessingParameterDefinition

    step = STEPS[name]
    algorithm = provider.algorithm(step.algorithm)
    for each in [*step.parameters, *step.files, "HTML_REPORT"]:
        assert algorithm.parameterDefinition(each) is not None, each
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    needed = {each.name() for each in algorithm.destinationParameterDefinitions() if not each.flags() & optional}
    assert needed <= set(step.files)
