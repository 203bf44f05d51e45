"""Judges the structure of any page: names for the ear, order of Tab, room for the words, words in the language."""

import re
from collections.abc import Collection, Iterator
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from desktop.i18n.catalogue import current
from desktop.ui.text import plain
from desktop.ui.widgets.tab_order import focus_ring

_LATIN = re.compile(r"[A-Za-z]{2,}")
_ISLANDS = re.compile("\u2066[^\u2069]*\u2069|[^\\s()]+@[^\\s()]+")  # keys, paths, addresses
_ONE_PIXEL = 1


def tab_stops(widget: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a window that is shown, in its order."""
    stops = [widget] if _is_stop(widget) else []
    stops += [stop for stop in focus_ring(widget) if _is_stop(stop) and widget.isAncestorOf(stop)]
    return stops


def _is_stop(widget: QWidget) -> bool:
    is_inside_field = isinstance(widget.parentWidget(), QComboBox)
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return (
        takes_tab
        and widget.isVisible()
        and widget.isEnabled()
        and not is_inside_field
        and not widget.focusProxy()
    )


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says when Tab comes to a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def assert_accessible(widget: QWidget) -> None:
    """Fail when a Tab stop has no name of its own."""
    stops = tab_stops(widget)
    assert stops, "nothing here can be reached by Tab"
    nameless = [describe(stop) for stop in stops if not plain(spoken_name(stop)).strip()]
    assert nameless == []
    unnamed = [
        describe(stop)
        for stop in stops
        if isinstance(stop, QComboBox | QAbstractItemView) and not stop.accessibleName()
    ]
    assert unnamed == [], "these tell their content, not their name"


def assert_reading_order(widget: QWidget) -> None:
    """Fail when Tab goes against the direction of reading: up in a column, or back in a row.

    Tab runs in a ring, so it may go back once, from the end to the beginning.
    """
    stops = tab_stops(widget)
    stops += stops[:1]
    is_rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    against = [
        f"{describe(here)} -> {describe(there)}"
        for here, there in pairwise(stops)
        if _goes_back(_place(here, widget), _place(there, widget), is_rtl=is_rtl)
    ]
    assert len(against) <= 1, against


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)) if widget is not window else QPoint(0, 0), widget.size())


def _goes_back(here: QRect, there: QRect, *, is_rtl: bool) -> bool:
    overlap = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if overlap > min(here.height(), there.height()) / 2:
        return there.left() >= here.right() if is_rtl else there.right() <= here.left()
    shares_column = min(here.right(), there.right()) > max(here.left(), there.left())
    return shares_column and there.bottom() <= here.top()


def assert_nothing_cut(widget: QWidget) -> None:
    """Fail when words do not fit into their place, or buttons stand on one another; the window must be shown."""
    assert [describe(part) for part in _visible(widget) if _is_cut(part)] == []
    buttons = [part for part in _visible(widget) if isinstance(part, QPushButton)]
    assert [
        (describe(one), describe(other)) for one, other in combinations(buttons, 2) if _meet(one, other)
    ] == []


def _meet(one: QWidget, other: QWidget) -> bool:
    return one.parent() is other.parent() and one.geometry().intersects(other.geometry())


def _is_cut(part: QWidget) -> bool:
    if isinstance(part, QLabel) and part.text():
        if part.wordWrap():
            return part.heightForWidth(part.width()) > part.height() + _ONE_PIXEL
        return part.minimumSizeHint().width() > part.width() + _ONE_PIXEL
    if isinstance(part, QAbstractButton) and part.text():
        return part.minimumSizeHint().width() > part.width() + _ONE_PIXEL
    if isinstance(part, QTableView):
        header = part.horizontalHeader()
        return any(
            header.sectionSizeFromContents(section).width() > header.sectionSize(section) + _ONE_PIXEL
            for section in range(header.count())
            if not header.isSectionHidden(section)
        )
    return False


def assert_translated(widget: QWidget, allowed: Collection[str] = ()) -> None:
    """Fail when a right-to-left window shows Latin words, other than data the caller names and Latin islands."""
    if not current().is_rtl:
        return
    foreign = {
        words for part in _visible(widget) for words in _said(part) if _LATIN.search(_without(words, allowed))
    }
    assert foreign == set()


def _without(words: str, allowed: Collection[str]) -> str:
    rest = _ISLANDS.sub("", words)
    for known in allowed:
        rest = rest.replace(known, "")
    return rest


def _said(part: QWidget) -> Iterator[str]:
    yield part.toolTip()
    yield part.accessibleName()
    if part.isWindow():
        yield part.windowTitle()
    if isinstance(part, QLabel | QAbstractButton):
        yield part.text()
    if isinstance(part, QLineEdit | QPlainTextEdit):
        yield part.placeholderText()
    if isinstance(part, QComboBox):
        yield from (part.itemText(row) for row in range(part.count()))
    if isinstance(part, QTableView) and part.model() is not None:
        for column in range(part.model().columnCount()):
            yield str(part.model().headerData(column, Qt.Orientation.Horizontal) or "")


def assert_one_primary(widget: QWidget) -> None:
    """Fail when more than one filled button asks to be pressed."""
    filled = [
        describe(part)
        for part in _visible(widget)
        if isinstance(part, QPushButton) and part.property("kind") == "primary"
    ]
    assert len(filled) <= 1, filled


def assert_sound(widget: QWidget, allowed: Collection[str] = ()) -> None:
    """Judge all of it at once; the window must be shown."""
    assert_accessible(widget)
    assert_reading_order(widget)
    assert_nothing_cut(widget)
    assert_translated(widget, allowed)
    assert_one_primary(widget)


def show(widget: QWidget, width: int = 1280, height: int = 800) -> None:
    """Show a window in a size and let its layouts settle."""
    widget.setWindowState(Qt.WindowState.WindowNoState)  # one that fills a small screen takes no size
    widget.resize(width, height)
    widget.show()
    QApplication.sendPostedEvents()
    assert QTest.qWaitForWindowExposed(widget)


def describe(widget: QWidget) -> str:
    """Return what finds a widget again in the code."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__}({plain(words).strip()!r}, {widget.objectName()!r})"


def _visible(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for part in widget.findChildren(QWidget):
        if part.isVisible():
            yield part
