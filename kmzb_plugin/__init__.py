"""KMZB Analyst: a QGIS plugin for the national map of safety threats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .plugin import KmzbPlugin


def classFactory(iface: Any) -> KmzbPlugin:
    """Called by QGIS; `iface` is None in qgis_process."""
    from .plugin import KmzbPlugin

    return KmzbPlugin(iface)
