"""Draws the picture of the manual's page on how the plugin is built: docs/images/architecture/<language>.svg.

python -m tools.architecture_drawing
"""

from __future__ import annotations

from html import escape
from pathlib import Path

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images" / "architecture"
WIDTH, ROW, LEFT, LAYER, TOP = 900, 58, 20, 420, 54
NAVY, INK, GREY, LINE = "#1f3a5f", "#1c1c1c", "#5a5a5a", "#c8d2de"

TITLES = {
    "en": ("Folders: each knows those below", "How a decision travels"),
    "pl": ("Foldery: każdy zna te poniżej", "Droga decyzji"),
}
LAYERS = {
    "plugin.py": {"en": "wires and unwires", "pl": "łączy i rozłącza"},
    "gui": {"en": "queue, card, map tools, dialogs", "pl": "kolejka, karta, narzędzia mapy, okna"},
    "processing": {"en": "the algorithms, one a file", "pl": "algorytmy, po jednym w pliku"},
    "briefing": {"en": "content and layout of the sheets", "pl": "treść i układ odpraw"},
    "layers": {"en": "map layers, styles, points as arrays", "pl": "warstwy mapy, style, punkty jako tablice"},
    "store": {
        "en": "file, PostgreSQL, web; outbox, import, audit",
        "pl": "plik, PostgreSQL, WWW; skrzynka, import, dziennik",
    },
    "analysis · domain": {
        "en": "mathematics · rules, without QGIS and Qt",
        "pl": "matematyka · zasady, bez QGIS i Qt",
    },
    "text": {"en": "tr(), UserError", "pl": "tr(), UserError"},
}
TRAVEL = {
    "en": (
        ("card", "the officer decides: a digit, a note"),
        ("submission", "an id, the version that was seen"),
        ("outbox", "on disk before anything is sent; U takes it back"),
        ("door", "checks right, version, step; one transaction"),
        ("audit", "sealed by SHA-256 over the block before"),
        ("receipt", "accepted, in conflict, refused – in the same row"),
        ("map, queue, card", "show what stands now"),
    ),
    "pl": (
        ("karta", "funkcjonariusz decyduje: cyfra, notatka"),
        ("zgłoszona zmiana", "własny identyfikator, widziana wersja"),
        ("skrzynka nadawcza", "na dysku, zanim coś wyjdzie; U cofa"),
        ("drzwi magazynu", "prawo, wersja, krok; jedna transakcja"),
        ("dziennik", "pieczęć SHA-256 z poprzedniego bloku"),
        ("odpowiedź", "przyjęto, konflikt, odmowa – w tym samym wierszu"),
        ("mapa, kolejka, karta", "pokazują stan obecny"),
    ),
}


def drawing(language: str) -> str:
    """The picture as SVG; `language` is `en` or `pl`."""
    height = TOP + len(LAYERS) * ROW + 16
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
        f' font-family="DejaVu Sans, sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *_heading(LEFT, TITLES[language][0]),
        *_heading(LEFT + LAYER + 40, TITLES[language][1]),
    ]
    for i, (name, said) in enumerate(LAYERS.items()):
        y = TOP + i * ROW
        parts += _box(LEFT, y, LAYER, name, said[language])
        if i:
            parts.append(f'<path d="M{LEFT + LAYER / 2} {y - 12}v8m-4 -5l4 5l4 -5" fill="none" stroke="{NAVY}"/>')
    right, width = LEFT + LAYER + 40, WIDTH - LAYER - 2 * LEFT - 40
    for i, (name, step) in enumerate(TRAVEL[language]):
        y = TOP + i * ROW
        parts += _box(right, y, width, name, step)
        if i:
            parts.append(f'<path d="M{right + width / 2} {y - 12}v8m-4 -5l4 5l4 -5" fill="none" stroke="{NAVY}"/>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _heading(x: float, text: str) -> list[str]:
    return [f'<text x="{x}" y="32" font-size="15" font-weight="bold" fill="{NAVY}">{escape(text)}</text>']


def _box(x: float, y: float, width: float, name: str, said: str) -> list[str]:
    return [
        f'<rect x="{x}" y="{y}" width="{width}" height="{ROW - 14}" rx="3" fill="#f5f7fa" stroke="{LINE}"/>',
        f'<text x="{x + 12}" y="{y + 18}" font-weight="bold" fill="{INK}">{escape(name)}</text>',
        f'<text x="{x + 12}" y="{y + 36}" font-size="12" fill="{GREY}">{escape(said)}</text>',
    ]


def main() -> None:
    """Writes the picture in both languages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for language in TITLES:
        (IMAGES / f"{language}.svg").write_text(drawing(language), encoding="utf-8")


if __name__ == "__main__":
    main()
