"""`giveaccess`: who may do what in a store on a server."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterString,
)

from ...store.base import RIGHTS, right_names
from ...text import UserError, tr
from ..base import KmzbAlgorithm
from .stores import STORE, add_store, garrison_titles, login_of

PERSON = "PERSON"
NAME = "NAME"
ROLES = "ROLES"
GARRISON = "GARRISON"
UNIT = "UNIT"
REMOVE = "REMOVE"


class GiveAccess(KmzbAlgorithm):
    """Calls `store.postgres.administration`. Memory: small."""

    algorithm_id = "giveaccess"
    libraries = ("psycopg2",)

    def title(self) -> str:
        return tr("Give a person access to a store")

    def describe(self) -> str:
        return tr(
            "For administrators of a store in PostgreSQL: gives a person a login of their own with exactly the roles "
            "chosen and a scope, or takes it away. Everybody with a login may read within their scope. The audit "
            "notes it. A new login has no password: set it in psql with \\password, so that it stands in no history."
        )

    def setup(self) -> None:
        add_store(self)
        self.add(
            QgsProcessingParameterString(PERSON, tr("Person's login")),
            tr("Small letters, digits, dots and hyphens, for example a.kowalska."),
        )
        self.add(
            QgsProcessingParameterString(NAME, tr("First and last name"), optional=True),
            tr("First name and surname, for the administrator's list."),
        )
        self.add(
            QgsProcessingParameterEnum(
                ROLES,
                tr("Roles"),
                options=list(RIGHTS),
                allowMultiple=True,
                optional=True,
                usesStaticStrings=True,
            ),
            tr(
                "Decide (verify): decide on threats, report, assign. Analyse (analyse): annotate, link cases. Import "
                "(import): bring files in. Administer (admin): settings, purge, the audit's lines. None: read only."
            ),
            titles={"": tr("read only"), **right_names()},
        )
        self.add(
            QgsProcessingParameterString(GARRISON, tr("Garrison"), optional=True),
            tr("The garrison that the person sees, for example KWP-RAD; * is the whole country. Empty: the store's."),
            titles={"": tr("that of the store"), **garrison_titles(), "*": tr("the whole country (*)")},
        )
        self.add(
            QgsProcessingParameterString(UNIT, tr("Unit"), optional=True),
            tr("The code of a unit: the person then sees only it and the units below it."),
        )
        self.add(
            QgsProcessingParameterBoolean(REMOVE, tr("Take access away"), defaultValue=False),
            tr(
                "Takes all rights in this store from the login and ends its sessions. What the person did stays theirs."
            ),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        if not self.parameterAsString(parameters, PERSON, context).strip():
            raise UserError(tr("Say whose login it is."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store import location
        from ...store.postgres import administration

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        place, login = location.parse(text(STORE)), text(PERSON)
        authcfg = login_of(self, parameters, context)
        if self.parameterAsBool(parameters, REMOVE, context):
            administration.let_out(place, authcfg, login)
            feedback.pushInfo(tr("«{login}» has no access to {store} any more.").format(login=login, store=place.shown))
            return {PERSON: login}
        # Of a parameter that was left out QGIS makes one empty text.
        roles = [role for role in self.parameterAsEnumStrings(parameters, ROLES, context) if role]
        given = administration.let_in(
            place, authcfg, login, roles, garrison=text(GARRISON), unit=text(UNIT), name=text(NAME)
        )
        done = tr("«{login}» may read {store} within the scope {scope}, and: {roles}.")
        scope = ", ".join(filter(None, (given.garrison, text(UNIT))))
        feedback.pushInfo(done.format(login=login, store=place.shown, scope=scope, roles=", ".join(roles) or "–"))
        if not given.known_garrison:
            unknown = tr("The store has no unit of the garrison {garrison}: «{login}» sees nothing until it has one.")
            feedback.pushWarning(unknown.format(garrison=given.garrison, login=login))
        if given.new:
            hint = tr("The login is new and has no password yet. Set it in psql: \\password {login}")
            feedback.pushInfo(hint.format(login=login))
        return {PERSON: login}
