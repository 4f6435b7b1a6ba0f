"""What leaves a store: the parameters REASON and RECIPIENT, and the disclosure that is logged before anything goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from ...text import UserError, tr
from ..base import KmzbAlgorithm
from ..store.stores import STORE

if TYPE_CHECKING:
    from ...domain.submission import Receipt
    from ...store.base import Store

REASON = "REASON"
RECIPIENT = "RECIPIENT"


def add_disclosure(algorithm: KmzbAlgorithm, reason: str, recipient: str, *, optional: bool = True) -> None:
    """REASON and RECIPIENT; the two texts say what stands there where a person leaves them empty, if they may."""
    algorithm.add(
        QgsProcessingParameterString(REASON, tr("Reason"), optional=optional),
        f"{tr('Why the data leave the store, for its audit.')} {reason}".strip(),
    )
    told = tr("A store on a server has to be told.") if optional else ""
    algorithm.add(
        QgsProcessingParameterString(RECIPIENT, tr("Recipient"), optional=optional),
        " ".join(filter(None, (tr("Who gets them, for the audit."), told, recipient))),
    )


def check_recipient(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
    """Refuses to begin where a store on a server would refuse at the end. Raises UserError."""
    from ...store.location import Kind, parse

    on_server = parse(algorithm.parameterAsString(parameters, STORE, context)).kind is not Kind.FILE
    if on_server and not algorithm.parameterAsString(parameters, RECIPIENT, context).strip():
        raise UserError(tr("A store on a server logs what leaves it: write in RECIPIENT who gets it."))


def disclose(
    store: Store, what: str, threat_ids: Sequence[str], reason: str, recipient: str, said: str = ""
) -> Receipt:
    """Logs what leaves the store and waits for its word. Raises UserError: refused, so nothing may leave.

    `said` is what a publication says, for the store to keep.
    """
    from ...domain.submission import disclosure
    from ..store.receipts import sentence

    (receipt,) = store.submit([disclosure(what, threat_ids, reason, recipient=recipient, said=said)])
    if not receipt.accepted:
        text = tr("The store did not log that this leaves it, so nothing was written. {reason}")
        raise UserError(text.format(reason=sentence(receipt, store.dictionary())))
    return receipt
