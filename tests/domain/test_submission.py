from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.submission import Kind, Submission, assignment, correction, verification
from kmzb_plugin.text import UserError

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(blacklist_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(blacklist_categories=["Cs"]), max_size=8), json_values, max_size=4))
def test_payload_survives_as_text(payload: dict[str, object]) -> None:
    submission = Submission(Kind.ANNOTATION, None, None, payload)
    assert json.loads(submission.payload_text) == payload


def test_content_does_not_depend_on_the_order_of_fields() -> None:
    one = Submission(Kind.ANNOTATION, "t", None, {"text": "a", "kind": "remark"}, id="x")
    other = Submission(Kind.ANNOTATION, "t", None, {"kind": "remark", "text": "a"}, id="x")
    assert one.content == other.content


def test_every_submission_has_an_id_of_its_own() -> None:
    assert verification("t", 1, "confirmed").id != verification("t", 1, "confirmed").id


def test_correction_holds_only_what_is_corrected() -> None:
    assert correction("t", 1, "note", place="ul. Polna").payload == {"note": "note", "place": "ul. Polna"}


def test_release_is_a_null_officer() -> None:
    assert assignment("t", None, expected_owner="jan").payload["officer"] is None


@pytest.mark.parametrize(("note", "sentence"), [("ż" * 40_000, "64 kB"), ("a\x00b", "NUL")])
def test_what_no_store_can_keep_is_refused_at_once(note: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        verification("t", 1, "confirmed", note=note).check()


def test_longest_text_that_fits_passes() -> None:
    verification("t", 1, "confirmed", note="ż" * 32_000).check()
