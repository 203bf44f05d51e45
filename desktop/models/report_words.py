"""Writes reports for window, paper and workbook: labels, cells, and the sentences that say what the numbers mean."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.i18n.quantities import quantity
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.report import (
    FEWEST,
    TITLES,
    Blank,
    Cell,
    ColumnRole,
    Grouping,
    Label,
    MonthDay,
    PaperNumber,
    Records,
    ReportKind,
    ReportQuestion,
    ReportRow,
    ReportTable,
)

BLANKS = {Blank.UNKNOWN: N_("unknown"), Blank.HIDDEN: N_("hidden"), Blank.NONE: "–"}
GROUPING_WORDS = {
    Grouping.AREA: N_("by area"),
    Grouping.VILLAGE: N_("by village"),
    Grouping.AREA_AND_KIND: N_("by area and kind of need"),
    Grouping.KIND: N_("by kind"),
    Grouping.CATEGORY: N_("by category"),
    Grouping.AGE: N_("by age"),
    Grouping.PROGRAMME: N_("by programme"),
    Grouping.AGENCY: N_("by agency"),
    Grouping.MONTH: N_("by month"),
    Grouping.ROUND: N_("by round"),
    Grouping.CAMPAIGN: N_("by campaign"),
}
SUM = N_("Sum")
ALL = N_("All together, each counted once")
PUBLIC, INTERNAL = N_("Public copy"), N_("Internal copy")
_MEANINGS = {
    ReportKind.NEEDS: N_("Needs noted and not settled by {last}; met: settled between {first} and {last}."),
    ReportKind.COVERAGE: N_("Help given or running between {first} and {last}."),
    ReportKind.POPULATION: N_("The register as it stands today; age on {last}."),
    ReportKind.CATEGORIES: N_("Categories that held on {last}; age on that day."),
    ReportKind.HELP: N_("Help given between {first} and {last}."),
    ReportKind.OVERLAP: N_("Help running, and packages decided, between {first} and {last}."),
    ReportKind.QUALITY: N_("The register as it stands today; visits between {first} and {last}."),
    ReportKind.STATUS: N_("Families, and units of goods, of the rounds planned between {first} and {last}."),
}


def title(tongue: Tongue, question: ReportQuestion) -> str:
    """Return what a report is called."""
    return tongue.text(TITLES[question.kind])


def label_words(tongue: Tongue, question: ReportQuestion, label: Label) -> str:
    """Return what a line or column is called; months go by the calendar that was asked for."""
    if not label.is_marked:
        return label.text
    values = {name: _value(tongue, question, value) for name, value in label.values.items()}
    marks = {name: tongue.text(text).format(**values) for name, text in label.marks.items()}
    return tongue.text(label.text).format(**values, **marks)


def row_words(tongue: Tongue, table: ReportTable, row: ReportRow) -> list[str]:
    """Return the labels of a line."""
    return [label_words(tongue, table.question, label) for label in row.labels]


def headings(tongue: Tongue, table: ReportTable) -> list[str]:
    """Return the headings of all columns."""
    columns = [label_words(tongue, table.question, column.label) for column in table.columns]
    return [*(tongue.text(head) for head in table.heads), *columns]


def cell_words(tongue: Tongue, cell: Cell, unit: str = "") -> str:
    """Return a number, or why there is none."""
    if isinstance(cell, int):
        return quantity(tongue, cell, unit) if unit else tongue.number(cell)
    return tongue.text(BLANKS[cell])


def cells_words(tongue: Tongue, table: ReportTable, row: ReportRow) -> list[str]:
    """Return the cells of a line."""
    return [
        cell_words(tongue, cell, row.unit if column.role is ColumnRole.AMOUNT else "")
        for column, cell in zip(table.columns, row.cells, strict=True)
    ]


def total_words(tongue: Tongue, table: ReportTable) -> list[str]:
    """Return the last line: its name under the first heading, then its cells."""
    if not table.total:
        return []
    is_sum = table.columns[0].is_additive
    names = [tongue.text(SUM if is_sum else ALL), *([""] * (len(table.heads) - 1))]
    line = ReportRow(labels=(), cells=table.total, unit=table.total_unit)
    return [*names, *cells_words(tongue, table, line)]


def copy_words(tongue: Tongue, table: ReportTable) -> str:
    """Return whether the copy is for everybody or stays in the office."""
    return tongue.text(PUBLIC if table.is_public else INTERNAL)


def facts(tongue: Tongue, table: ReportTable) -> list[str]:
    """Return the sentences that belong to every copy: period, area, source, what is missing, what is hidden."""
    return list(_facts(tongue, table))


def _facts(tongue: Tongue, table: ReportTable) -> Iterator[str]:
    question = table.question
    yield tongue.text(_MEANINGS[question.kind], first=question.first, last=question.last)
    if table.area:
        yield tongue.text(N_("Area: {area}, with all below it."), area=isolated(table.area))
    yield _source(tongue, table)
    for missing in table.missing:
        yield tongue.text(missing.message).format(n=cell_words(tongue, missing.n))
    for remark in table.remarks:
        yield label_words(tongue, question, remark)
    if any(cell is Blank.UNKNOWN for row in table.rows for cell in row.cells):
        yield tongue.text(N_("Unknown: nobody is listed there, which does not say that nobody lives there."))
    yield _copy_sentence(tongue, table)


def _source(tongue: Tongue, table: ReportTable) -> str:
    if not isinstance(table.records, int):
        return tongue.text(N_("Source: the register of this office; fewer than {n} records."), n=FEWEST)
    n = table.records
    if table.record_kind is Records.FAMILIES:
        words = tongue.plural("{n} family", "{n} families", n)
    elif table.record_kind is Records.PERSONS:
        words = tongue.plural("{n} person", "{n} persons", n)
    elif table.record_kind is Records.NEEDS:
        words = tongue.plural("{n} unmet need", "{n} unmet needs", n)
    else:
        words = tongue.plural("{n} record of help", "{n} records of help", n)
    return tongue.text(N_("Source: the register of this office, {records}."), records=words)


def _copy_sentence(tongue: Tongue, table: ReportTable) -> str:
    if not table.is_public:
        return tongue.text(
            N_(
                "Internal: small numbers stand in this copy, by which persons can be recognised. Do not give it out."
            )
        )
    return tongue.text(
        N_(
            "Public copy: numbers from {least} to {most} are hidden, and others from which they could be worked out."
        ),
        least=1,
        most=FEWEST - 1,
    )


def _value(tongue: Tongue, question: ReportQuestion, value: object) -> str:
    if isinstance(value, MonthDay):
        return replace(tongue, calendar=question.calendar).month_year(value.day)
    if isinstance(value, PaperNumber):
        return tongue.code(value.text)
    return isolated(value) if isinstance(value, str) else tongue.value(value)
