from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.redaction import MASK, is_nip, is_pesel, is_regon, mask


# Numbers published as examples of the checksums: PESEL 44051401359 and REGON 123456785 / 12345678512347 (Polish
# Wikipedia, articles PESEL and REGON), NIP 1234563218 (the tax administration's example).
@pytest.mark.parametrize(
    ("check", "good"),
    [(is_pesel, "44051401359"), (is_nip, "1234563218"), (is_regon, "123456785"), (is_regon, "12345678512347")],
)
def test_published_numbers(check, good: str) -> None:
    assert check(good)
    for position in range(len(good)):
        changed = good[:position] + str((int(good[position]) + 1) % 10) + good[position + 1 :]
        assert not check(changed), "every single wrong digit is found"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sprawca ma PESEL 44051401359 i biega", "pesel"),
        ("Firma NIP 123-456-32-18 parkuje", "nip"),
        ("Firma NIP 1234563218 parkuje", "nip"),
        ("REGON: 123456785 na szyldzie", "regon"),
        ("dzwonić 601 234 567 wieczorem", "phone"),
        ("dzwonić +48601234567 wieczorem", "phone"),
        ("tel. (48) 362-12-34 rano", "phone"),
        ("pisać na jan.kowalski@poczta.example.pl prędko", "email"),
        ("auto WR 1234A stoi", "plate"),
        ("auto KRA12345 stoi", "plate"),
    ],
)
def test_personal_data_is_masked(text: str, kind: str) -> None:
    masked = mask(text)
    assert masked.found[kind] == 1
    assert MASK in masked.text
    assert not set("0123456789@") & set(masked.text)


@pytest.mark.parametrize(
    "text", ["Codziennie od 22:00 do 23:30", "przy ul. 1 Maja 15", "DK 7 i S7", "3 razy w 2026 roku"]
)
def test_ordinary_numbers_stay(text: str) -> None:
    assert mask(text).text == text


@given(st.text())
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask(text)
    assert mask(once.text).text == once.text
