"""The processes of QGIS Server: what they are started with, and the unit that keeps them running."""

from __future__ import annotations

from ..rows import MOST_ROWS
from .deployment import Deployment

ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "QT_QPA_PLATFORM": "offscreen",
    # Layers are described by their projects, not asked of the database each time a project is read.
    "QGIS_SERVER_TRUST_LAYER_METADATA": "1",
    "QGIS_SERVER_API_WFS3_MAX_LIMIT": str(MOST_ROWS),
    "QGIS_SERVER_PROJECT_CACHE_STRATEGY": "filesystem",
    # Critical ones alone: other messages hold what was asked and answered.
    "QGIS_SERVER_LOG_STDERR": "1",
    "QGIS_SERVER_LOG_LEVEL": "2",
}
"""What a process of QGIS Server finds around it."""

PROGRAM = "/usr/lib/cgi-bin/qgis_mapserv.fcgi"

_UNIT = """\
# One process of QGIS Server: systemctl enable --now {instances}
[Unit]
Description=QGIS Server of the KMZB store, process %i
After=network.target postgresql.service

[Service]
User=kmzb
Group=kmzb
RuntimeDirectory=kmzb
RuntimeDirectoryMode=0750
RuntimeDirectoryPreserve=yes
{environment}
Environment=HOME=/run/kmzb
ExecStart=/usr/bin/spawn-fcgi -n -s {sockets}/qgis-%i.sock -M 0660 -- {program}
Restart=always
RestartSec=1
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
MemoryMax=2G

[Install]
WantedBy=multi-user.target
"""


def unit(deployment: Deployment) -> str:
    """systemd/kmzb-qgis@.service: one instance for each number from 1."""
    return _UNIT.format(
        instances=" ".join(f"kmzb-qgis@{number}" for number in range(1, deployment.workers + 1)),
        environment="\n".join(f"Environment={name}={value}" for name, value in ENVIRONMENT.items()),
        sockets=deployment.sockets,
        program=PROGRAM,
    )
