"""`deployserver`: what an administrator needs to serve a store over the web."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...text import UserError, tr
from ..base import KmzbAlgorithm
from .stores import STORE, add_store, login_of

OUTPUT = "OUTPUT"
SERVER_NAME = "SERVER_NAME"
PORT = "PORT"
FOLDER = "FOLDER"
CERTIFICATE = "CERTIFICATE"
KEY = "KEY"
SOCKETS = "SOCKETS"
WORKERS = "WORKERS"
LOGIN_COUNT = "LOGIN_COUNT"


class DeployServer(KmzbAlgorithm):
    """Calls `store.http.deploy`. Memory: small."""

    algorithm_id = "deployserver"
    libraries = ("psycopg2", "requests")

    def title(self) -> str:
        return tr("Prepare a web server for a store")

    def describe(self) -> str:
        return tr(
            "For administrators of a store in PostgreSQL: writes the files with which nginx and QGIS Server serve it "
            "to everybody who has access now: the SQL of the gateway's login, a QGIS project and a libpq service for "
            "each person, the configuration of nginx and a systemd unit. No file holds a password. Run it again after "
            "people were added or taken out. The administrator's guide says where each file belongs."
        )

    def setup(self) -> None:
        add_store(self)
        self.add(
            QgsProcessingParameterString(SERVER_NAME, tr("Name of the server")),
            tr("The name that stands in the server's certificate, for example kmzb.example.pl."),
        )
        self._add_number(PORT, tr("Port"), 443, 65535, tr("The port that nginx listens on."))
        self._add_text(FOLDER, tr("Folder on the server"), "/etc/kmzb", tr("Where the files will stand there."))
        self._add_text(
            CERTIFICATE,
            tr("Certificate"),
            "/etc/kmzb/tls/server.crt",
            tr("The certificate's file on the server. Left empty: plain HTTP, on loopback alone."),
        )
        self._add_text(KEY, tr("Key of the certificate"), "/etc/kmzb/tls/server.key", tr("Its file on the server."))
        self._add_text(
            SOCKETS,
            tr("Folder of the sockets"),
            "/run/kmzb",
            tr("Where the processes of QGIS Server listen. Only nginx may have access to it."),
        )
        self._add_number(
            WORKERS,
            tr("Processes of QGIS Server"),
            4,
            64,
            tr("So many questions are answered at the same time. About as many as the server has cores."),
        )
        self.add(
            QgsProcessingParameterFolderDestination(OUTPUT, tr("Folder for the files")),
            tr("Where the files are written now. Projects of an earlier run in it are replaced."),
        )
        self.addOutput(QgsProcessingOutputNumber(LOGIN_COUNT, tr("People served")))

    def _add_text(self, name: str, title: str, default: str, help_text: str) -> None:
        parameter = QgsProcessingParameterString(name, title, defaultValue=default, optional=True)
        self.add(parameter, help_text, advanced=True)

    def _add_number(self, name: str, title: str, default: int, most: int, help_text: str) -> None:
        parameter = QgsProcessingParameterNumber(name, title, defaultValue=default, minValue=1, maxValue=most)
        self.add(parameter, help_text, advanced=True)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        if not self.parameterAsString(parameters, SERVER_NAME, context).strip():
            raise UserError(tr("The server needs the name that stands in its certificate."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store import location
        from ...store.http.deploy import bundle
        from ...store.http.deploy.plan import plan

        def text(name: str) -> str:
            return str(self.parameterAsString(parameters, name, context)).strip()

        deployment = plan(
            location.parse(text(STORE)),
            login_of(self, parameters, context),
            name=text(SERVER_NAME),
            port=self.parameterAsInt(parameters, PORT, context),
            folder=text(FOLDER).rstrip("/"),
            certificate=text(CERTIFICATE),
            key=text(KEY),
            sockets=text(SOCKETS).rstrip("/"),
            workers=self.parameterAsInt(parameters, WORKERS, context),
        )
        folder = Path(self.parameterAsString(parameters, OUTPUT, context))
        try:
            written = bundle.write(deployment, folder)
        except OSError as error:
            raise UserError(
                tr(
                    "The files cannot be written into «{folder}». Choose a folder that you may write to, or make room "
                    "on its disk. Files of an earlier run are as they were."
                ).format(folder=folder),
                str(error),
            ) from error
        feedback.pushInfo(tr("Wrote %n files for the web server.", len(written)))
        feedback.pushInfo(tr("Served: {logins}.").format(logins=", ".join(deployment.logins)))
        return {OUTPUT: str(folder), LOGIN_COUNT: len(deployment.logins)}
