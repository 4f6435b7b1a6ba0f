from __future__ import annotations

from kmzb_plugin import locale
from kmzb_plugin.text import install, speaking, tr


def test_polish_plurals_and_back_again(qgis_app: object) -> None:
    with speaking("pl", locale.translation("pl")):
        assert locale.language() == "pl"
        assert locale.number(12345.5, 1) == "12\u00a0345,5"
    assert tr("%n threat(s)", 3) == "3 threat(s)"


def test_installed_translation_gives_way_to_the_one_spoken() -> None:
    install(lambda text, n: "installed")
    try:
        assert tr("text") == "installed"
        with speaking("en", lambda text, n: "spoken"):
            assert tr("text") == "spoken"
        assert tr("text") == "installed"
    finally:
        install(None)
