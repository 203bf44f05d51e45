"""Gives senders what they need: an empty workbook with the right headings, and their list back with its rows marked."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from desktop.documents.list_template import TemplateColumn, write_template
from desktop.documents.marked_list import MarkedRow, write_marked
from desktop.documents.workbook import Workbook, open_workbook
from desktop.i18n.tongue import Tongue, tongue
from desktop.marking import N_
from desktop.models.import_labels import VERDICTS
from desktop.models.import_match import Judged
from desktop.models.import_row import text_of
from desktop.models.import_told import reason
from desktop.models.importing import Cell, Field, ImportChoice, Pasted, Verdict
from desktop.models.journal import Action
from desktop.models.problem import Severity
from desktop.operations.authorship import note
from desktop.operations.import_labels import choices_of
from desktop.operations.import_pass import ImportPass
from desktop.operations.rights import Right, may, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

TEMPLATE = (
    Field.SERIAL, Field.NAME, Field.NATIONAL_ID, Field.RELATION, Field.CODE, Field.SEX, Field.BIRTH_DATE,
    Field.MARITAL_STATE, Field.EDUCATION, Field.WORK_STATE, Field.PHONE, Field.PLACE, Field.ADDRESS, Field.HOUSING_KIND,
    Field.INCOME_TOTAL, Field.CATEGORY, Field.NEED, Field.DISABILITY, Field.DISABILITY_SEVERITY, Field.NOTES,
)  # fmt: skip
_HEADINGS = {
    "ar": "م، الاسم رباعيا، الرقم القومي، صلة القرابة، رقم الملف، النوع، تاريخ الميلاد، الحالة الاجتماعية، المؤهل الدراسي،"
    " حالة العمل، رقم المحمول، القرية، العنوان، نوع السكن، الدخل الشهري، الفئة،"
    " الاحتياجات، نوع الإعاقة، درجة الإعاقة، ملاحظات",
    "fa": "ردیف، نام و نام خانوادگی، کد ملی، نسبت با سرپرست، شماره پرونده، جنسیت، تاریخ تولد، وضعیت تاهل، تحصیلات،"
    " وضعیت اشتغال، تلفن همراه، روستا، نشانی، نوع مسکن، درآمد ماهانه،"
    " گروه هدف، نیازها، نوع معلولیت، شدت معلولیت، توضیحات",
    "en": "No، Full name، National ID، Relation، File number، Sex، Date of birth، Marital state، Education، Work، Mobile،"
    " Village، Address، Housing، Income، Category، Needs، Disability، Severity، Notes",
}
_SEVERAL = N_("Several may stand in one cell, with a comma between them.")
_HINTS = {
    Field.NATIONAL_ID: N_(
        "As text, all digits. A number that a spreadsheet has rounded cannot be read any more."
    ),
    Field.RELATION: N_(
        "One row a person. Each family has one head; all its rows carry the same file number."
    ),
    Field.CODE: N_(
        "The same for all members of a family. Where you have none, any number that tells families apart."
    ),
    Field.BIRTH_DATE: N_("Day, month, year; the year alone where no more is known."),
    Field.CATEGORY: _SEVERAL,
    Field.NEED: _SEVERAL,
}
_LIST = N_("List")
_WORDS = N_("Words")
_ROW, _RESULT, _WHY = N_("Row"), N_("Result"), N_("What to correct")
_MOST_CELLS = 100


def export_template(workspace: Workspace, language: str, out: Path, progress: Progress | None = None) -> int:
    """Write an empty workbook for senders in their language, and return how many columns it has.

    Args:
        workspace: Who exports; the code lists are those of the office.
        language: "ar", "fa" or "en".
        out: The workbook to write.
        progress: Not told: it is written at once.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    words = tongue(language)
    headings = [one.strip() for one in _HEADINGS[language].split("،")]
    with workspace.store.read() as uow:
        may_see = may(workspace.actor, Right.SEE_SENSITIVE)
        choices = choices_of(uow, workspace.country, workspace.today(), language, may_see=may_see)
    columns = [
        TemplateColumn(
            heading,
            words.text(_HINTS[field]) if field in _HINTS else "",
            tuple(label for _, label in choices.get(field, ())),
        )
        for heading, field in zip(headings, TEMPLATE, strict=True)
    ]
    write_template(out, words.text(_LIST), words.text(_WORDS), columns, is_rtl=words.is_rtl)
    return len(columns)


def export_marked(
    workspace: Workspace,
    file: Path | Pasted,
    choice: ImportChoice,
    language: str,
    out: Path,
    progress: Progress | None = None,
) -> int:
    """Write the rows that stay out or were taken with a warning, as the sender wrote them, and return their number.

    Args:
        workspace: Who exports; it is journalled.
        file: The list that was previewed.
        choice: How it is read.
        language: Of the reasons: the sender's.
        out: The workbook to write.
        progress: Told of every batch; a cancelled export leaves no file.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    progress = progress or Progress()
    words = tongue(language)
    book = open_workbook(file)
    heading = _heading(book, choice)
    with workspace.store.read() as uow:
        rows = _marked(uow, workspace, book, choice, words, progress)
        count = write_marked(
            out,
            words.text(_LIST),
            [words.text(one) for one in (_ROW, _RESULT, _WHY)],
            heading,
            rows,
            is_rtl=words.is_rtl,
        )
    with workspace.store.write() as uow:
        uow.undo_later(partial(out.unlink, missing_ok=True))  # nothing leaves without standing in the journal
        note(uow, workspace, Action.EXPORTED, "import", rows=count)
    return count


def _heading(book: Workbook, choice: ImportChoice) -> list[str]:
    for number, row in enumerate(book.rows(choice.sheet), start=1):
        if number == choice.header_row:
            return [text_of(cell) for cell in row[:_MOST_CELLS]]
    return []


def _marked(
    uow: UnitOfWork,
    workspace: Workspace,
    book: Workbook,
    choice: ImportChoice,
    words: Tongue,
    progress: Progress,
) -> Iterator[MarkedRow]:
    way = ImportPass(uow, workspace, book, choice, keeps_cells=True)
    columns = {field: place for place, field in enumerate(choice.columns) if field is not None}
    for batch in way.batches(progress):
        for one in batch:
            if _needs_correction(one):
                yield _row(one, way.cells.get(one.row.number, ()), columns, words)


def _needs_correction(one: Judged) -> bool:
    if one.match.verdict.stays_out:
        return True
    return one.match.verdict is not Verdict.SKIPPED and any(
        problem.severity is not Severity.NOTE for problem in one.row.problems
    )


def _row(one: Judged, cells: Sequence[Cell], columns: Mapping[Field, int], words: Tongue) -> MarkedRow:
    problems = [*one.row.problems, *([one.match.problem] if one.match.problem else [])]
    return MarkedRow(
        number=one.row.number,
        verdict=words.text(VERDICTS[one.match.verdict]),
        reason="\n".join(dict.fromkeys(reason(words, problem) for problem in problems)),
        is_refused=one.match.verdict is Verdict.REFUSED,
        cells=[_shown(cell) for cell in cells[:_MOST_CELLS]],
        notes=tuple(
            (place, reason(words, problem))
            for problem in problems
            if (place := _place(problem.field, columns)) is not None
        ),
    )


def _place(field: str, columns: Mapping[Field, int]) -> int | None:
    name = "national_id" if field == "id" else field
    return columns.get(Field(name)) if name in set(Field) else None


def _shown(cell: Cell) -> Cell:
    return text_of(cell) if isinstance(cell, float) and cell.is_integer() else cell
