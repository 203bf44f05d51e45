"""The preview shows, saves and prints the very same bytes."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop.i18n.catalogue import current
from desktop.ui.text import plain
from desktop.ui.widgets.pages_of_pdf import PdfPages
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.printing import PrintRun
from tests.ui.structure import assert_accessible, assert_nothing_cut, assert_reading_order, show
from tests.ui.typing import press


def paper(pages: int = 3) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(200, 300))
    for number in range(pages):
        canvas.setFillGray(number / pages)
        canvas.rect(0, 0, 200, 300, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def view(language: str, qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    show(made, 900, 600)
    made.show_paper(paper(), "كشف.pdf")
    return made


def place(number: int, count: int) -> str:
    return current().text("Page {number} of {count}", number=number, count=count)


def test_pages_are_turned_and_counted(view: PdfView) -> None:
    assert view.place.text() == place(1, 3)
    assert not view.former.isEnabled()
    view.next.click()
    press(view, Qt.Key.Key_PageDown)
    assert view.place.text() == place(3, 3)
    assert not view.next.isEnabled()
    press(view, Qt.Key.Key_PageDown)
    press(view, Qt.Key.Key_PageUp)
    assert view.place.text() == place(2, 3)


def test_the_page_fits_the_width_until_the_clerk_chooses_a_size(view: PdfView) -> None:
    fitting = view.paper.pixmap().width()
    assert abs(fitting - view.sheet.viewport().width()) <= 24
    view.larger.click()
    larger = view.paper.pixmap().width()
    assert larger > view.smaller.isEnabled()
    view.smaller.click()
    view.smaller.click()
    assert view.paper.pixmap().width() < larger
    view.fit.click()
    assert view.paper.pixmap().width() == fitting


def test_what_is_saved_is_what_is_shown(view: PdfView, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "كشف.pdf"
    with qtbot.waitSignal(view.saved) as told:
        view.save_to(str(target))
    assert told.args == [target]
    assert target.read_bytes() == view._content


def test_what_is_printed_is_what_is_shown(view: PdfView, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "printed.pdf"
    run = PrintRun(view._content, "كشف", view)
    run.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    run.printer.setOutputFileName(str(target))
    with qtbot.waitSignal(run.finished):
        run.start()
    printed = PdfPages(target.read_bytes())
    greys = [printed.picture(number, 20).pixelColor(20, 20).red() for number in range(len(printed))]
    assert greys == pytest.approx([0, 85, 170], abs=3)


@pytest.mark.parametrize("size", [(595.3, 841.9), (841.9, 595.3)])
def test_paper_and_its_direction_are_those_of_the_page(
    size: tuple[float, float], language: str, qtbot: QtBot
) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.showPage()
    canvas.save()
    owner = QWidget()
    qtbot.addWidget(owner)
    run = PrintRun(out.getvalue(), "كشف", owner)
    layout = run.printer.pageLayout()
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert (layout.orientation() == QPageLayout.Orientation.Landscape) == (size[0] > size[1])


def test_a_view_without_a_paper_offers_nothing(view: PdfView) -> None:
    view.close_paper()
    assert plain(view.place.text()) == ""
    assert not any(button.isEnabled() for button in (view.next, view.save, view.print, view.larger))


def test_the_preview_is_sound(view: PdfView) -> None:
    assert_accessible(view)
    assert_reading_order(view)
    assert_nothing_cut(view)
