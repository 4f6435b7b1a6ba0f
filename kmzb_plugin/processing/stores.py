"""The parameter STORE, and the codes that algorithms over a store take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterFile, QgsProcessingParameterString

from ..text import UserError, tr
from .base import KmzbAlgorithm

if TYPE_CHECKING:
    from ..store.base import Store, Unit

STORE = "STORE"


def add_store(algorithm: KmzbAlgorithm) -> None:
    """STORE, an existing one."""
    algorithm.add(
        QgsProcessingParameterFile(STORE, tr("Store")),
        tr("The store with the threats: the path of a GeoPackage."),
    )


def add_codes(algorithm: KmzbAlgorithm, name: str, label: str, help_text: str) -> None:
    """An optional parameter of codes separated by commas."""
    algorithm.add(QgsProcessingParameterString(name, label, optional=True), help_text)


@contextmanager
def opened_store(
    algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> Iterator[Store]:
    """The store of STORE, closed again at the end. Raises UserError as `open_store` does."""
    from ..store import open_store

    store = open_store(algorithm.parameterAsString(parameters, STORE, context))
    try:
        yield store
    finally:
        store.close()


def chosen_codes(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    known: Iterable[str],
    prefix: str | None = None,
) -> tuple[str, ...]:
    """The codes of a parameter, none if it is empty. Raises UserError for an unknown one, with what is known.

    Codes that begin with `prefix` are taken as they are.
    """
    text = algorithm.parameterAsString(parameters, name, context)
    codes = tuple(dict.fromkeys(code.strip() for code in text.split(",") if code.strip()))
    allowed = list(dict.fromkeys(known))
    for code in codes:
        if code not in allowed and not (prefix and code.startswith(prefix)):
            text = tr("{parameter} has the unknown code «{code}». Known: {known}.")
            raise UserError(text.format(parameter=name, code=code, known=", ".join(sorted(allowed)) or "–"))
    return codes


def with_units_below(codes: Iterable[str], units: Iterable[Unit]) -> tuple[str, ...]:
    """The ids of the units with these codes or ids, and of all units under them."""
    units = list(units)  # parents stand before children
    chosen: dict[str, None] = {}
    wanted = set(codes)
    for unit in units:
        if {unit.code, unit.id} & wanted or unit.parent_id in chosen:
            chosen[unit.id] = None
    return tuple(chosen)
