"""The parameters STORE and AUTHCFG, and the codes that algorithms over a store take."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import Qt

from ...domain import tables
from ...text import UserError, tr
from ..base import KmzbAlgorithm

if TYPE_CHECKING:
    from ...store.base import Store

STORE = "STORE"
AUTHCFG = "AUTHCFG"


def add_store(algorithm: KmzbAlgorithm) -> None:
    """STORE, an existing one, and AUTHCFG."""
    algorithm.add(
        # A filter that lets everything through: QGIS takes what has no dot in it for no file otherwise.
        QgsProcessingParameterFile(STORE, tr("Store"), fileFilter=tr("Stores (*.gpkg);;All files (*)")),
        tr(
            "The store with the threats: the path of a GeoPackage, postgresql://server/database, service=name of "
            "libpq's service file, or https://server/path."
        ),
    )
    add_login(algorithm)


def add_login(algorithm: KmzbAlgorithm) -> None:
    """AUTHCFG, among the advanced parameters."""
    algorithm.add(
        QgsProcessingParameterAuthConfig(AUTHCFG, tr("Login"), optional=True),
        tr(
            "The login for a store on a server, kept by QGIS. Left empty: the one of libpq's password file, or of "
            "~/.netrc for an address on the web."
        ),
        advanced=True,
    )


def garrison_titles() -> dict[str, str]:
    """The garrisons with their codes, by their codes."""
    return {row["code"]: f"{row['name_pl']} ({row['code']})" for row in tables.seed("garrisons")}


def add_codes(
    algorithm: KmzbAlgorithm,
    name: str,
    label: str,
    help_text: str,
    titles: Mapping[str, str] | None = None,
    of_store: str = "",
) -> None:
    """An optional parameter of codes separated by commas; with `titles` the dialog offers them to be ticked."""
    parameter = QgsProcessingParameterString(name, label, optional=True)
    algorithm.add(parameter, help_text, titles=titles, several=True, of_store=of_store)


@contextmanager
def opened_store(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Iterator[Store]:
    """The store of STORE, closed again at the end; a cancel stops what it is doing. Raises as `open_store` does."""
    from ...store import open_store

    store = open_store(
        algorithm.parameterAsString(parameters, STORE, context), login_of(algorithm, parameters, context)
    )
    # The button is pressed on the main thread, while the algorithm's own thread waits for the store.
    listening = feedback.canceled.connect(store.interrupt, Qt.ConnectionType.DirectConnection)
    try:
        yield store
    finally:
        feedback.disconnect(listening)
        store.close()


def login_of(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The id of the login chosen in AUTHCFG; empty for none."""
    return str(algorithm.parameterAsString(parameters, AUTHCFG, context))


def chosen_codes(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    known: Iterable[str],
    prefix: str | None = None,
    ids: Collection[str] = (),
) -> tuple[str, ...]:
    """The codes of a parameter, none if it is empty. Raises UserError for an unknown one, with what is known.

    Codes that begin with `prefix` are taken as they are, and so are `ids`, which say nothing to people.
    """
    text = algorithm.parameterAsString(parameters, name, context)
    codes = tuple(dict.fromkeys(code.strip() for code in text.split(",") if code.strip()))
    allowed = list(dict.fromkeys(known))
    for code in codes:
        if code not in allowed and code not in ids and not (prefix and code.startswith(prefix)):
            text = tr("{parameter} has the unknown code «{code}». Known: {known}.")
            raise UserError(text.format(parameter=name, code=code, known=", ".join(sorted(allowed)) or "–"))
    return codes
