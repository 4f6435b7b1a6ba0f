"""`upgradestore`: brings a store that an older version made up to date."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
)

from ...text import tr
from ..base import KmzbAlgorithm
from .stores import STORE, add_store, login_of

BEFORE, AFTER, COPY = "SCHEMA_BEFORE", "SCHEMA_AFTER", "COPY"


class UpgradeStore(KmzbAlgorithm):
    """Calls `store.upgrading.upgrade_store`. Memory: small."""

    algorithm_id = "upgradestore"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Bring a store up to date")

    def describe(self) -> str:
        return tr(
            "Brings a store that an older version of KMZB Analyst made to the form that this version works with. "
            "Nothing in it is lost. A file is copied first, into the same folder; on a server it takes an "
            "administrator's login, and a backup is the administrator's work; where the store is served over the web, "
            "its files have to be written anew afterwards. Older versions do not open the store "
            "afterwards. A store that is up to date is left alone."
        )

    def setup(self) -> None:
        add_store(self)
        self.addOutput(QgsProcessingOutputNumber(BEFORE, tr("Version of the store before")))
        self.addOutput(QgsProcessingOutputNumber(AFTER, tr("Version of the store now")))
        self.addOutput(QgsProcessingOutputString(COPY, tr("Copy of the file")))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store.upgrading import upgrade_store

        done = upgrade_store(self.parameterAsString(parameters, STORE, context), login_of(self, parameters, context))
        if done.before == done.after:
            feedback.pushInfo(tr("The store is up to date already. There was nothing to do."))
        else:
            text = tr("The store was brought from version {before} to version {after}.")
            feedback.pushInfo(text.format(before=done.before, after=done.after))
        if done.copy:
            text = tr("The file as it was lies in {copy}. Whoever has the copy can read everything in it.")
            feedback.pushInfo(text.format(copy=done.copy))
        return {BEFORE: done.before, AFTER: done.after, COPY: done.copy}
