"""Where a store is: one spelling for one login to one store, and never a password."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.location import Kind, parse
from kmzb_plugin.text import UserError


@pytest.mark.parametrize(
    ("text", "kind", "canonical"),
    [
        ("/data/radom.gpkg", Kind.FILE, os.path.realpath("/data/radom.gpkg")),
        (" radom.gpkg ", Kind.FILE, os.path.realpath("radom.gpkg")),
        ("postgresql://db.example/kmzb", Kind.POSTGRESQL, "postgresql://db.example:5432/kmzb"),
        ("POSTGRES://Anna@DB.example:5433/kmzb", Kind.POSTGRESQL, "postgresql://Anna@db.example:5433/kmzb"),
        ("postgresql://a:5432,b:5433/kmzb", Kind.POSTGRESQL, "postgresql://a:5432,b:5433/kmzb"),
        ("postgresql://[::1]/kmzb", Kind.POSTGRESQL, "postgresql://[::1]:5432/kmzb"),
        (
            "postgresql://db/kmzb?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            Kind.POSTGRESQL,
            "postgresql://db:5432/kmzb?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem",
        ),
        ("service=kmzb", Kind.POSTGRESQL, "service=kmzb"),
        ("service=kmzb user=anna", Kind.POSTGRESQL, "service=kmzb user=anna"),
        ("https://kmzb.example/kmzb/", Kind.HTTP, "https://kmzb.example/kmzb"),
        ("https://anna@KMZB.example:8443/kmzb", Kind.HTTP, "https://anna@kmzb.example:8443/kmzb"),
        ("http://127.0.0.1:8080/kmzb", Kind.HTTP, "http://127.0.0.1:8080/kmzb"),
    ],
)
def test_one_spelling(text: str, kind: Kind, canonical: str) -> None:
    place = parse(text)
    assert (place.kind, place.canonical) == (kind, canonical)
    assert parse(place.canonical) == place if kind is not Kind.FILE else parse(canonical).canonical == canonical


def test_libpq_is_told_what_was_written() -> None:
    words = dict(parse("postgresql://anna@one,two:6000/kmzb?sslmode=require").words)
    assert words == {"host": "one,two", "port": "5432,6000", "dbname": "kmzb", "user": "anna", "sslmode": "require"}
    assert dict(parse("service=kmzb user=anna").words) == {"service": "kmzb", "user": "anna"}


def test_two_logins_are_kept_apart_and_the_store_is_the_same() -> None:
    anna, jan = parse("postgresql://anna@db/kmzb"), parse("postgresql://jan@db/kmzb")
    assert anna.canonical != jan.canonical
    assert anna.address == jan.address
    assert parse("postgresql://db/kmzb").of("anna") == anna.canonical


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://anna:geheim@db/kmzb",
        "postgresql://db/kmzb?password=geheim",
        "postgresql://db/kmzb?user=anna&passfile=/geheim",
        "https://anna:geheim@db/kmzb",
    ],
)
def test_a_password_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(UserError, match="password") as raised:
        parse(text)
    assert "geheim" not in f"{raised.value}{raised.value.details}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "No store was named"),
        ("postgresql://", "cannot be read"),
        ("postgresql://db", "cannot be read"),
        ("postgresql://db:99999/kmzb", "cannot be read"),
        ("postgresql://db:port/kmzb", "cannot be read"),
        ("https://", "cannot be read"),
        ("https://db:port/kmzb", "cannot be read"),
        ("https://db/kmzb?map=other", "cannot be read"),
        ("http://kmzb.example/kmzb", "in clear"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        parse(text)


@given(st.sampled_from(["postgresql://", "https://", "service=", "postgres:", ""]), st.text(max_size=30))
def test_anything_is_read_or_refused_with_a_sentence(scheme: str, rest: str) -> None:
    if "\x00" in rest:
        rest = rest.replace("\x00", "")
    try:
        place = parse(scheme + rest)
    except UserError:
        return
    if place.kind is not Kind.FILE:
        assert parse(place.canonical).canonical == place.canonical
