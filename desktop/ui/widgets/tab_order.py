"""Keeps the order of Tab the order of reading where parts are made later than what stands below them."""

from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget


def focus_ring(start: QWidget) -> list[QWidget]:
    """Return all widgets of a window in the order of the focus, from the one after `start` on.

    PySide hands each widget over to the one asked for its next, so that an open dialog belongs to its own last
    field, a cycle which the next look of the collector destroys on the screen. Naming the parents again undoes it;
    Qt sees no difference and does nothing.
    """
    ring = []
    stop = start.nextInFocusChain()
    while stop is not None and stop is not start:
        ring.append(stop)
        stop = stop.nextInFocusChain()
    for widget in (*ring, start):
        QObject.setParent(widget, widget.parentWidget())
    return ring


def tab_ring(parent: QWidget) -> list[QWidget]:
    """Return what Tab reaches inside a part of a window, in the order of the ring."""
    inside = {widget for widget in parent.findChildren(QWidget) if _is_stop(widget)}
    return [stop for stop in focus_ring(parent) if stop in inside]


def put_last(parent: QWidget, *parts: QWidget) -> None:
    """Let Tab come to `parts`, in this order, after all else inside `parent`.

    The order of Tab is a ring: where it begins is decided by what has the focus first.
    """
    others = [stop for stop in tab_ring(parent) if stop not in parts]
    for former, later in pairwise([*others[-1:], *parts]):
        QWidget.setTabOrder(former, later)


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()
    return takes_tab and widget.isEnabled() and not widget.isHidden()
