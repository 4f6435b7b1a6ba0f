"""Looks for what runs on Qt 5 alone: enums without their scope, names that Qt does not have.

python tools/qt6.py [FILE OR FOLDER ...]   says each with its file and line; exit code 1 where there is one

PyQt5 and PyQGIS for it know `Qt.AlignLeft` and `Qt.AlignmentFlag.AlignLeft`, PyQt6 only the second. Every name that
comes from qgis.PyQt, qgis.core or qgis.gui is looked up there. What else Qt 6 dropped, flake8-qgis finds.
"""

from __future__ import annotations

import ast
import enum
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOOKED_AT = ("kmzb_plugin", "tools", "tests", "bench")
LIBRARIES = ("qgis.PyQt.", "qgis.core", "qgis.gui")


def faults(source: str) -> Iterator[tuple[int, str]]:
    """Line and sentence for each name of Qt or QGIS in `source` that Qt 6 does not know."""
    tree = ast.parse(source)
    known: dict[str, Any] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(LIBRARIES):
            module = import_module(node.module or "")
            for name in node.names:
                if hasattr(module, name.name):
                    known[name.asname or name.name] = getattr(module, name.name)
                else:
                    yield node.lineno, f"{node.module} has no {name.name}"
    asked_for = _asked_for(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = _looked_up(node.value, known)
            if not isinstance(owner, type):
                continue
            said = ast.unparse(node)
            if not hasattr(owner, node.attr):
                if node.attr in asked_for:
                    continue
                yield node.lineno, f"{said} does not exist"
            elif (scope := _scope(owner, getattr(owner, node.attr))) is not None:
                yield node.lineno, f"{said} needs its scope: {ast.unparse(node.value)}.{scope}.{node.attr}"


def _asked_for(tree: ast.AST) -> set[Any]:
    """The names that the source asks for by `hasattr` before it uses them."""
    return {
        node.args[1].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "hasattr" and isinstance(node.args[1], ast.Constant)
    }


def _looked_up(node: ast.expr, known: dict[str, Any]) -> Any:
    """What a dotted name stands for; None for anything else."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute):
        return getattr(_looked_up(node.value, known), node.attr, None)
    return None


def _scope(owner: type, value: Any) -> str | None:
    """The enum that a value of the class belongs to and has to be named with; None if it is no such value."""
    kind = type(value)
    if kind is owner or issubclass(owner, enum.Enum):
        return None
    is_enum = issubclass(kind, enum.Enum) or (issubclass(kind, int) and kind is not bool and kind is not int)
    return kind.__name__ if is_enum and getattr(owner, kind.__name__, None) is kind else None


def main(paths: list[str]) -> int:
    """Looks through files and folders; returns the exit code."""
    found = 0
    for start in [Path(each) for each in paths] or [ROOT / each for each in LOOKED_AT]:
        for path in sorted(start.rglob("*.py")) if start.is_dir() else [start]:
            for line, sentence in faults(path.read_text(encoding="utf-8")):
                found += 1
                print(f"{path}:{line}: {sentence}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
