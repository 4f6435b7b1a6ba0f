"""`createdemostore`: a new store with a synthetic garrison."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...locale import number
from ...text import UserError, tr
from ..base import KmzbAlgorithm, progress
from .stores import add_login, garrison_titles, login_of

GARRISON = "GARRISON"
COUNT = "COUNT"
YEARS = "YEARS"
SEED = "SEED"
END = "END"
OUTPUT = "OUTPUT"


class CreateDemoStore(KmzbAlgorithm):
    """Memory: about 1 kB a report."""

    algorithm_id = "createdemostore"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Create a demo store")

    def describe(self) -> str:
        return tr(
            "Makes a new store with an invented garrison, to try and to teach with: reports on invented streets around "
            "real places inside the real outline of the voivodeship, with the shares of categories and the rhythms of "
            "the real map, units, decisions, and what real data have too: duplicates, bursts, jokes, mistakes and "
            "personal data in descriptions. Nothing in it is real, and the store says so wherever it is shown. The "
            "same seed makes the same content."
        )

    def setup(self) -> None:
        self.add(
            QgsProcessingParameterEnum(
                GARRISON, tr("Garrison"), list(garrison_titles()), defaultValue="KWP-RAD", usesStaticStrings=True
            ),
            tr("The garrison whose ground the reports are invented on."),
            titles=garrison_titles(),
        )
        self._add_number(
            COUNT,
            tr("Number of reports"),
            (5_000, 100, 5_000_000),
            tr("A district has 400 to 6,000 reports a year, a garrison 20,000 to 55,000."),
        )
        self._add_number(YEARS, tr("Years"), (2, 1, 10), tr("How many years before the end the reports spread over."))
        self._add_number(
            SEED, tr("Seed"), (1, 0, 2_147_483_647), tr("Another number makes other reports of the same kind.")
        )
        self.add(
            QgsProcessingParameterString(END, tr("End"), defaultValue="2026-07-01"),
            tr("The day on which the reports end, as 2026-07-01. It is fixed so that the content stays the same."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(OUTPUT, tr("Demo store"), fileFilter="GeoPackage (*.gpkg)"),
            tr(
                "The GeoPackage that is made; a file that is there is not overwritten. Or an empty database, as "
                "postgresql://server/database: making a store there takes an administrator's login."
            ),
        )
        add_login(self)

    def _add_number(self, name: str, title: str, limits: tuple[int, int, int], help_text: str) -> None:
        default, least, most = limits
        self.add(
            QgsProcessingParameterNumber(name, title, defaultValue=default, minValue=least, maxValue=most), help_text
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...domain.periods import parse_moment
        from ...store.demo.create import create_demo_store

        text = self.parameterAsString(parameters, END, context)
        try:
            end = parse_moment(text)
        except ValueError as error:
            raise UserError(tr("«{text}» is no date. Write it as 2026-01-31.").format(text=text)) from error
        location = self.parameterAsFileOutput(parameters, OUTPUT, context)
        count = self.parameterAsInt(parameters, COUNT, context)
        create_demo_store(
            location,
            self.parameterAsEnumString(parameters, GARRISON, context),
            count,
            self.parameterAsInt(parameters, YEARS, context),
            self.parameterAsInt(parameters, SEED, context),
            end=end,
            authcfg=login_of(self, parameters, context),
            progress=progress(feedback),
            cancelled=feedback.isCanceled,
        )
        feedback.pushInfo(
            tr("{count} invented reports of the garrison {garrison} were written.").format(
                count=number(count), garrison=self.parameterAsEnumString(parameters, GARRISON, context)
            )
        )
        return {OUTPUT: location}
