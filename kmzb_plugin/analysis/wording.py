"""How much two short texts are in the same words: cosine of letter trigrams weighted by how rare they are.

Trigrams within words forgive inflection and slips of the finger, which whole words do not; what many write ("proszę o
interwencję") weighs little, what few write (a shop's name) much.

Salton, G., Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing &
Management 24, 513-523; the variant of scikit-learn's `TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 3))`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if

Integers = NDArray[np.int64]

_BLOCK = 5_000  # texts taken apart at a time
_COMPARED = 50_000  # pairs of texts compared at a time
_SYMBOLS = 256  # letters told apart: the first so many of the alphabet, all others are one
_NO_WORDS = re.compile(r"\W+")


@dataclass(frozen=True)
class Wording:
    """Texts to compare: `text` (n,) says which of the distinct ones a text is, -1 if it has no words.

    `weights` (distinct, trigrams) have length 1 a row. Memory: 12 bytes a letter of the distinct texts.
    """

    text: Integers
    weights: sparse.csr_matrix

    @classmethod
    def of(
        cls, texts: Sequence[str], progress: Progress | None = None, cancelled: IsCancelled | None = None
    ) -> Wording:
        """Takes the texts apart. Raises Cancelled."""
        numbers: dict[str, int] = {}
        text = np.empty(len(texts), dtype=np.int64)
        for i, each in enumerate(texts):
            if i % _BLOCK == 0:
                stop_if(cancelled)
            words = plain_words(each)
            text[i] = numbers.setdefault(words, len(numbers)) if words else -1
        return cls(text, _weights(list(numbers), progress, cancelled))

    def likeness(self, one: Integers, other: Integers, cancelled: IsCancelled | None = None) -> NDArray[np.float32]:
        """Of pairs (m,) of positions in the texts: from 0, nothing in common, to 1, the same; NaN without words."""
        first, second = self.text[one], self.text[other]
        result = np.where(first == second, np.float32(1), np.float32(0))
        result[(first < 0) | (second < 0)] = np.nan
        differ = np.flatnonzero((first != second) & (first >= 0) & (second >= 0))
        # the same two texts are compared once, however many reports have them; the lesser first: it is symmetric
        low, high = np.minimum(first, second)[differ], np.maximum(first, second)[differ]
        pairs, place = np.unique(low * max(self.weights.shape[0], 1) + high, return_inverse=True)
        low, high = np.divmod(pairs, max(self.weights.shape[0], 1))
        cosine = np.empty(len(pairs), dtype=np.float32)
        for begin in range(0, len(pairs), _COMPARED):
            stop_if(cancelled)
            part = slice(begin, begin + _COMPARED)
            common = self.weights[low[part]].multiply(self.weights[high[part]])
            cosine[part] = np.asarray(common.sum(axis=1)).ravel()
        result[differ] = np.clip(cosine, 0, 1)[place.ravel()]
        return result


def plain_words(text: str) -> str:
    """The words of a text in small letters, without anything between them but a space."""
    return _NO_WORDS.sub(" ", text.casefold()).strip()


def _weights(texts: list[str], progress: Progress | None, cancelled: IsCancelled | None) -> sparse.csr_matrix:
    if not texts:
        return sparse.csr_matrix((0, 0), dtype=np.float32)
    symbol, symbols = _symbols(texts)
    found, trigram, count = [], [], []
    for begin in range(0, len(texts), _BLOCK):
        stop_if(cancelled)
        parts = _counted(texts[begin : begin + _BLOCK], symbol, symbols)
        found.append(np.bincount(parts[0], minlength=len(texts[begin : begin + _BLOCK])))
        trigram.append(parts[1].astype(np.int32))
        count.append(parts[2].astype(np.float32))
        if progress is not None:
            progress(min(1.0, (begin + _BLOCK) / len(texts)))
    starts = np.concatenate([[0], np.cumsum(np.concatenate(found))])
    codes, values = np.concatenate(trigram), np.concatenate(count)
    del trigram, count
    frequency = np.bincount(codes)
    used = np.flatnonzero(frequency)
    column = np.zeros(len(frequency), dtype=np.int32)
    column[used] = np.arange(len(used), dtype=np.int32)
    rarity = (np.log((1 + len(texts)) / (1 + frequency[used])) + 1).astype(np.float32)
    for begin in range(0, len(texts), _BLOCK):
        stop_if(cancelled)
        rows = starts[begin : begin + _BLOCK + 1]
        part = slice(rows[0], rows[-1])
        codes[part] = column[codes[part]]
        values[part] *= rarity[codes[part]]
        lengths = np.sqrt(np.add.reduceat(values[part] * values[part], rows[:-1] - rows[0]))
        values[part] /= np.repeat(lengths, np.diff(rows))
    return sparse.csr_matrix((values, codes, starts), shape=(len(texts), len(used)))


def _symbols(texts: list[str]) -> tuple[Integers, int]:
    """Which symbol each code point is, 0 the space; and how many symbols there are."""
    letters: set[str] = set()
    for text in texts:
        letters.update(text)
    points = sorted(ord(each) for each in letters - {" "})
    known = points[: _SYMBOLS - 2]
    symbol = np.full(max([ord(" "), *points]) + 1, len(known) + 1, dtype=np.int64)
    symbol[known] = np.arange(1, len(known) + 1)
    symbol[ord(" ")] = 0
    return symbol, len(known) + 2


def _counted(texts: list[str], symbol: Integers, symbols: int) -> tuple[Integers, Integers, Integers]:
    """Text, trigram and how often it occurs there, by text; every trigram lies within a word and the spaces around."""
    joined = np.frombuffer("".join(f" {text} " for text in texts).encode("utf-32-le"), dtype=np.uint32)
    letters = symbol[joined]
    lengths = np.array([len(text) + 2 for text in texts])
    document = np.repeat(np.arange(len(texts)), lengths)[1:-1]
    code = (letters[:-2] * symbols + letters[1:-1]) * symbols + letters[2:]
    inside = letters[1:-1] != 0
    keys, count = np.unique(document[inside] * symbols**3 + code[inside], return_counts=True)
    return (*np.divmod(keys, symbols**3), count)
