"""How fast the table of a million rows draws, against the same cells out of a model in C++."""

import statistics
import time
from array import array

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.table import TableView
from tests.ui.conftest import Speak
from tests.ui.structure import show
from tests.ui.widgets.invented import columns, people

FRAMES = 150


def frame_ms(view: QTableView) -> float:
    """Return the median time of this process for one turn of the wheel."""
    bar, times = view.verticalScrollBar(), []
    for _frame in range(FRAMES):
        begin = time.process_time()
        bar.setValue(bar.value() + 3)
        view.viewport().repaint()
        times.append(1000 * (time.process_time() - begin))
    return statistics.median(times)


@pytest.mark.benchmark
def test_a_frame_costs_little_more_than_in_c(speak: Speak, qtbot: QtBot) -> None:
    speak("ar")
    rows, shown = people(200), columns()
    ours = TableView(shown, lambda ids: [rows[row_id % 200] for row_id in ids], name="x")
    ours.show_ids(array("q", range(1_000_000)))
    model = QStandardItemModel(2000, len(shown))
    for line in range(2000):
        for place, column in enumerate(shown):
            model.setData(model.index(line, place), column.written(rows[line % 200]))
    plain = QTableView()
    plain.setModel(model)
    plain.setAlternatingRowColors(True)
    plain.verticalHeader().setDefaultSectionSize(36)
    times = {}
    for view in (ours, plain):
        qtbot.addWidget(view)
        show(view, 1000, 1200)
        times[view] = frame_ms(view)
    assert times[ours] <= 1.4 * times[plain], times
