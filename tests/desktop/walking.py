"""Goes through a window with the Tab key, as one without a mouse does: what is reached, and whether it is seen."""

from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QAbstractSpinBox, QApplication, QComboBox, QRadioButton, QWidget

from tests.desktop.inside import settle, wait_for

MOST = 100
AROUND = 3


def reachable(top):
    """The widgets that Tab should come to: visible, enabled, and no inner parts of another one."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisibleTo(top)
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.visibleRegion().isEmpty()
        and widget.window() is top.window()
        and not _is_inner(widget)
        and not (isinstance(widget, QRadioButton) and not widget.isChecked())
    ]


def _is_inner(widget):
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractSpinBox | QComboBox) or (
        isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget
    )


def _owner(widget):
    """The widget that a person sees having the focus: the box, not the field in it."""
    while widget is not None and _is_inner(widget):
        widget = widget.parentWidget()
    return widget


def walk(top, first):
    """Presses Tab from `first` until it leaves `top` or comes round; returns what is not reached or shows no focus."""
    window = top.window()
    window.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    wait_for(lambda: _owner(QApplication.focusWidget()) is first, f"the focus in {first.objectName()}")
    # Styles show the focus only to those who use the keyboard.
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    reached, unseen = [], []
    for _ in range(MOST):
        now = _owner(QApplication.focusWidget())
        if now is None or not top.isAncestorOf(now) or (now is first and reached[1:]):
            break
        if now not in reached:  # a label stays while Tab goes through its links
            reached.append(now)
        settle(15)
        with_focus = _seen(now)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        settle(15)
        left = _owner(QApplication.focusWidget()) is not now
        if left and now.isVisible() and _seen(now) == with_focus:
            unseen.append(f"{_name(now)}: the focus is not seen")
    missed = [widget for widget in reachable(top) if widget not in reached]
    return [*unseen, *(f"{_name(widget)}: Tab does not come here" for widget in missed)]


def _seen(widget):
    """The widget and a little around it, where it stands now: rows move when Tab goes on to one out of sight."""
    window = widget.window()
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return window.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()


def _name(widget):
    return widget.objectName() or widget.accessibleName() or type(widget).__name__
