"""Likeness of texts against scikit-learn's vectors and against the definition written out."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis import wording
from kmzb_plugin.analysis.wording import Wording, plain_words

TEXTS = [
    "Głęboka dziura w jezdni, można uszkodzić koło.",
    "Dziura w jezdni przy aptece, uszkodziłem koło",
    "Samochody zastawiają chodnik, nie da się przejść z wózkiem.",
    "Auta zastawiają chodnik przy aptece.",
]
# scikit-learn 1.9.1: TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3)) over the plain words, rows times rows
SKLEARN = [
    [1.000000, 0.576647, 0.007661, 0.011151],
    [0.576647, 1.000000, 0.052263, 0.269778],
    [0.007661, 0.052263, 1.000000, 0.421577],
    [0.011151, 0.269778, 0.421577, 1.000000],
]


def by_definition(texts: list[str], one: int, other: int) -> float:
    """Cosine of the counts of trigrams within words, spaces around them, times ln((1 + n) / (1 + df)) + 1."""

    def trigrams(text: str) -> Counter[str]:
        padded = [f" {word} " for word in text.split(" ")]
        return Counter(word[i : i + 3] for word in padded for i in range(len(word) - 2))

    words = [plain_words(text) for text in texts]
    distinct = sorted({each for each in words if each})
    frequency = Counter(trigram for text in distinct for trigram in set(trigrams(text)))

    def weighted(text: str) -> dict[str, float]:
        found = {
            trigram: n * (math.log((1 + len(distinct)) / (1 + frequency[trigram])) + 1)
            for trigram, n in trigrams(text).items()
        }
        length = math.sqrt(sum(value**2 for value in found.values()))
        return {trigram: value / length for trigram, value in found.items()}

    if not words[one] or not words[other]:
        return math.nan
    a, b = weighted(words[one]), weighted(words[other])
    return sum(value * b.get(trigram, 0.0) for trigram, value in a.items())


def all_pairs(n: int) -> tuple[np.ndarray, np.ndarray]:
    one, other = np.indices((n, n)).reshape(2, -1)
    return one, other


def test_vectors_are_those_of_scikit_learn() -> None:
    found = Wording.of(TEXTS).likeness(*all_pairs(len(TEXTS))).reshape(len(TEXTS), -1)
    np.testing.assert_allclose(found, SKLEARN, atol=2e-6)


@given(st.lists(st.text("ab ,ąĄ1•\n", max_size=12), min_size=1, max_size=7))
@settings(deadline=None, max_examples=40)
def test_likeness_is_as_defined_and_symmetric(texts: list[str]) -> None:
    found = Wording.of(texts).likeness(*all_pairs(len(texts))).reshape(len(texts), -1)
    expected = [[by_definition(texts, i, j) for j in range(len(texts))] for i in range(len(texts))]
    np.testing.assert_allclose(found, expected, atol=2e-6)
    np.testing.assert_array_equal(found, found.T)
    inside = found[~np.isnan(found)]
    assert ((inside >= 0) & (inside <= 1)).all()


def test_case_and_signs_and_masks_play_no_part() -> None:
    words = Wording.of(["Proszę o kontakt, tel. •••.", "PROSZĘ O KONTAKT TEL", "••• !?", ""])
    assert words.text.tolist() == [0, 0, -1, -1]
    assert words.likeness(np.array([0, 0]), np.array([1, 2]))[0] == 1
    assert np.isnan(words.likeness(np.array([2]), np.array([3]))).all()


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Wording.of(TEXTS).likeness(*all_pairs(4))
    monkeypatch.setattr(wording, "_BLOCK", 2)
    monkeypatch.setattr(wording, "_COMPARED", 3)
    np.testing.assert_array_equal(Wording.of(TEXTS).likeness(*all_pairs(4)), whole)


def test_more_letters_than_can_be_told_apart_are_no_error() -> None:
    texts = ["".join(map(chr, range(0x4E00, 0x4E00 + 400))), "\u4e00\u4e01\u4e02", "\U0001f600 a"]
    found = Wording.of(texts).likeness(np.array([0, 1]), np.array([1, 1]))
    assert 0 <= found[0] < 1
    assert found[1] == 1


def test_nothing_to_compare() -> None:
    empty = np.empty(0, dtype=np.int64)
    assert len(Wording.of([]).likeness(empty, empty)) == 0
    assert np.isnan(Wording.of(["", ""]).likeness(np.array([0]), np.array([1]))).all()
