"""The window of a report, and a report to be near to."""

from __future__ import annotations

import pytest

from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.report_dialog import ReportDialog
from kmzb_plugin.store.filter import ThreatFilter

from ..conftest import Window, settle
from .steps import enter


@pytest.fixture
def dialog(window: Window) -> ReportDialog:
    made = enter(window)
    settle(100)
    return made


@pytest.fixture
def recent(window: Window) -> Threat:
    """The newest report that nobody has read."""
    store = window.session.store
    assert store is not None
    found = [threat for threat in store.threats(ThreatFilter(statuses=("new",))) if threat.reported_at]
    return max(found, key=lambda threat: (threat.reported_at, threat.number))
