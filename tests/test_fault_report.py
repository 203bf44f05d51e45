"""The report of a fault names kinds, places and versions, and nothing that a message held."""

import errno
import traceback

from desktop import VERSION
from desktop.fault_report import report, report_of_text

NEEDLES = ("محمد أحمد", "28407032101453", "Salma Fattah", "stick-of-salma", "second line")


def _fallen() -> Exception:
    try:
        try:
            raise OSError(errno.EIO, "no row for Salma Fattah", "/media/stick-of-salma/محمد أحمد.xlsx")
        except OSError as fault:
            raise ValueError("no row for 'محمد أحمد' with 28407032101453\nsecond line") from fault
    except ValueError as fault:
        return fault


def test_a_report_names_the_kinds_and_places_of_the_whole_chain() -> None:
    fault = _fallen()
    said = report(type(fault), fault, fault.__traceback__)
    assert f"Wasl {VERSION}" in said
    assert said.count("test_fault_report.py:") == 2
    assert said.index("ValueError") < said.index("OSError EIO")


def test_no_value_of_a_message_stands_in_a_report() -> None:
    fault = _fallen()
    said = report(type(fault), fault, fault.__traceback__)
    assert [needle for needle in NEEDLES if needle in said] == []


def test_the_traceback_of_another_process_is_read_for_its_places_alone() -> None:
    fault = _fallen()
    printed = "".join(traceback.format_exception(fault))
    assert NEEDLES[0] in printed
    said = report_of_text(printed.replace("second line", "").strip())
    assert "test_fault_report.py:" in said
    assert said.splitlines()[-1] == "ValueError"
    assert [needle for needle in NEEDLES if needle in said] == []


def test_a_process_that_ended_in_the_middle_of_a_word_is_told_without_it() -> None:
    assert report_of_text("Killed محمد أحمد").splitlines()[-1] == "ended without a word"


def test_a_chain_that_runs_in_a_circle_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert report(ValueError, first, None).count("because of") == 4


def test_a_fault_of_the_database_is_told_with_its_code() -> None:
    fault = RuntimeError("a name")
    fault.sqlstate = "40001"  # type: ignore[attr-defined]  # as the driver does
    assert report(RuntimeError, fault, None).endswith("RuntimeError 40001")
