"""The scenes of the import window, each step, with a list as an office sends it: titles, faults and totals in it."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import keyring
from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _
from desktop.models.country import Country
from desktop.models.importing import Pasted
from desktop.operations.population import InventedFamily, invent
from desktop.progress import Progress
from desktop.ui.desk import Desk
from desktop.ui.imports.correction_dialog import CorrectionDialog
from desktop.ui.imports.earlier_dialog import EarlierDialog
from desktop.ui.imports.wizard import ImportWizard
from desktop.ui.jobs.runner import ChildRunner, Jobs
from desktop.workspace import Workspace
from tests.conftest import MemoryKeyring
from tests.factories import make_office
from tests.ui.desks import add_invented, country_of, keep, language, make_desk, settle
from tests.ui.gallery import Scene

HEADS = {
    "eg": ("م", "الاسم رباعيا", "الرقم القومى", "عدد أفراد الأسرة", "القرية", "ت", "ملاحظات"),
    "ir": ("ردیف", "نام و نام خانوادگی", "کد ملی", "بعد خانوار", "روستا", "تلفن همراه", "توضیحات"),
}
STRANGE = {
    "eg": ("الحالة الاجتماعية", ("حالة أ", "متزوج", "حالة ب", "غير مبين")),
    "ir": ("وضعیت تاهل", ("وضع الف", "متأهل", "وضع ب", "نامشخص")),
}
SENDERS = {"eg": "جمعية الخير بالقصاصين", "ir": "انجمن نیکوکاری نازلو"}
TITLES = {
    "eg": ("وزارة التضامن الاجتماعي", "كشف بأسماء الأسر المستحقة بقرية القصاصين"),
    "ir": ("اداره شهرستان ارومیه", "فهرست خانوارهای تحت پوشش دهستان نازلو"),
}
TOTALS = {"eg": "الإجمالي", "ir": "جمع کل"}
FILES = {"eg": "كشف القصاصين مارس ٢٠٢٦.xlsx", "ir": "فهرست نازلو اسفند ۱۴۰۴.xlsx"}
KNOWN = 12


def run_here(
    call: "partial[object]",
    progress: Progress,
    is_cancelled: Callable[[], bool],
    changed: Callable[[Iterable[str]], None],
) -> object:
    """Run what would go to a child process in this one."""
    return call(progress=progress)


def _children() -> ChildRunner:
    return run_here


def desk_on(workspace: Workspace) -> Desk:
    """Return a desk whose child processes run here."""
    desk = make_desk(workspace)
    return replace(desk, jobs=Jobs(desk.changes, _children))


def office() -> Workspace:
    """Return an office that holds some families already."""
    if not isinstance(keyring.get_keyring(), MemoryKeyring):
        keyring.set_keyring(MemoryKeyring())
    folder = Path(tempfile.mkdtemp(prefix="wasl-scene-"))
    country = country_of(language())
    workspace = make_office(folder, country, "urmia" if country == "ir" else "ismailia")
    add_invented(workspace, KNOWN)
    return workspace


def write_workbook(path: Path, country: str, families: int = 40) -> Path:
    """Write a list with titles, a repeated heading, a total, a lost number and a family that changed."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.sheet_view.rightToLeft = True
    for title in TITLES[country]:
        sheet.append([title])
    sheet.append([])
    sheet.append(HEADS[country])
    for number, row in enumerate(_rows(country, families), start=1):
        sheet.append([number, *row])
        if number == 20:
            sheet.append(HEADS[country])
    sheet.append([TOTALS[country], "", "", families])
    book.save(path)
    return path


def _rows(country: str, families: int) -> Iterator[list[object]]:
    known = list(invent(Country(country), KNOWN, seed=7))
    new = invent(Country(country), families, seed=8, serial=500_001)
    for number, family in enumerate([*known[:4], *islice(new, families - 4)]):
        row = _row(family)
        if number == 2:
            row[3] = "السلام" if country == "eg" else "گلمانخانه"
        if number == 6:
            row[1] = "2.98E+13"
        if number == 9:
            row[1] = str(row[1])[:-3]
        yield row


def _row(family: InventedFamily) -> list[object]:
    return [family.name, family.national_id, family.members, family.place, family.phone, ""]


def wizard() -> ImportWizard:
    """Return the window at its first step."""
    desk = desk_on(office())
    parent = QWidget()
    parent.resize(1280, 800)
    made = ImportWizard(desk, parent)
    keep(desk, made)
    made.room = parent  # type: ignore[attr-defined]  # lives as long as the window
    made.desk_used = desk  # type: ignore[attr-defined]
    return made


def columns() -> ImportWizard:
    """Return the second step."""
    made = wizard()
    country = country_of(language())
    made._take_file(write_workbook(Path(tempfile.mkdtemp()) / FILES[country], country))
    settle(made._desk)
    return made


def words() -> ImportWizard:
    """Return the words that nobody knows, in rows pasted from a spreadsheet."""
    made = wizard()
    country = country_of(language())
    heading, strange = STRANGE[country]
    rows = [(*HEADS[country][1:3], heading)]
    families = invent(Country(country), 12, seed=9, serial=600_001)
    rows += [(one.name, one.national_id, strange[place % 4]) for place, one in enumerate(families)]
    made._take_file(Pasted(_("Pasted rows"), "\n".join("\t".join(row) for row in rows)))
    settle(made._desk)
    made.columns.sent_by.set_value(SENDERS[country])
    made.steps.try_on()
    settle(made._desk)
    return made


def correction() -> CorrectionDialog:
    """Return the correction of a row that was refused."""
    made = plan()
    made.plan.rows.selectRow(0)
    dialog = made.plan._correct()
    assert dialog is not None
    keep(made._desk, made)
    dialog.wizard = made  # type: ignore[attr-defined]  # lives as long as the dialog
    return dialog


def earlier() -> EarlierDialog:
    """Return the lists taken in so far."""
    made = summary()
    dialog = EarlierDialog(made._desk.jobs, made._desk.workspace, made)
    dialog.wizard = made  # type: ignore[attr-defined]  # as above
    dialog.table.selectRow(0)
    return dialog


def plan() -> ImportWizard:
    """Return the dry run."""
    made = columns()
    made.steps.try_on()
    settle(made._desk)
    made.plan.rows.selectRow(0)
    return made


def summary() -> ImportWizard:
    """Return the end."""
    made = plan()
    made.steps.try_on()
    settle(made._desk)
    return made


def not_a_list() -> ImportWizard:
    """Return the first step after a file that is no list."""
    made = wizard()
    path = Path(tempfile.mkdtemp()) / "كشف.xlsx"
    path.write_bytes(b"%PDF-1.7 not a workbook")
    made._take_file(path)
    settle(made._desk)
    return made


def scenes() -> Iterator[Scene]:
    """Yield the scenes."""
    yield Scene("import-file", wizard)
    yield Scene("import-refused", not_a_list)
    yield Scene("import-columns", columns)
    yield Scene("import-words", words)
    yield Scene("import-plan", plan)
    yield Scene("import-correction", correction)
    yield Scene("import-earlier", earlier)
    yield Scene("import-summary", summary)
