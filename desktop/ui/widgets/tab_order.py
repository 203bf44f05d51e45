"""Keeps the order of Tab the order of reading where parts are made later than what stands below them."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_last(parent: QWidget, *parts: QWidget) -> None:
    """Let Tab come to `parts`, in this order, after all else inside `parent`."""
    others = [
        widget
        for widget in parent.findChildren(QWidget)
        if widget not in parts and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
    ]
    chain = [_last_in_chain(parent, others), *parts] if others else parts
    for former, later in pairwise(chain):
        QWidget.setTabOrder(former, later)


def _last_in_chain(parent: QWidget, widgets: list[QWidget]) -> QWidget:
    """Return the one of the widgets that Tab reaches last, beginning at the parent."""
    wanted, last = set(widgets), widgets[-1]
    stop = parent.nextInFocusChain()
    while stop is not parent:
        if stop in wanted:
            last = stop
        stop = stop.nextInFocusChain()
    return last
