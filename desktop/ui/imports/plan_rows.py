"""The table of rows and the card of one, in the plan of an import."""

from collections.abc import Mapping

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.importing import Field, ImportPlan, RowOutcome, Ruling, Verdict
from desktop.models.problem import Severity
from desktop.ui.imports.words import field_word, verdict_tone, verdict_word
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.columns import Column, ColumnKind, write
from desktop.ui.widgets.tone import Tone

_WEIGHTS = (
    Verdict.REFUSED,
    Verdict.HELD,
    Verdict.CHANGED,
    Verdict.ADDED,
    Verdict.JOINED,
    Verdict.UNCHANGED,
    Verdict.SKIPPED,
)
RULINGS: Mapping[Ruling, str] = {
    Ruling.SAME: N_("It is the person here: take over what the list says"),
    Ruling.ANOTHER: N_("It is somebody else: enter a new family"),
    Ruling.LEFT_OUT: N_("Leave the row out"),
}


def weight(outcome: RowOutcome) -> tuple[int, int]:
    """Return where a row stands: what needs a person's eye comes first, in the order of the file."""
    return _WEIGHTS.index(outcome.verdict), outcome.number


def _reason(outcome: RowOutcome) -> str:
    """Return what decided over a row, else its first reason, or what would change."""
    if outcome.problems:
        errors = [one for one in outcome.problems if one.severity is Severity.ERROR]
        problem = outcome.problems[-1] if outcome.verdict is Verdict.HELD else [*errors, *outcome.problems][0]
        return current().told(problem)
    return " · ".join(field_word(field) for field, _old, _new in outcome.changes)


COLUMNS: tuple[Column[RowOutcome], ...] = (
    Column(
        key="number",
        heading=N_("Row"),
        kind=ColumnKind.FIGURE,
        value=lambda row: row.number,
        sample="100,000",
        is_sortable=False,
    ),
    Column(
        key="verdict",
        heading=N_("Result"),
        kind=ColumnKind.STATE,
        value=lambda row: verdict_word(row.verdict),
        tone=lambda row: verdict_tone(row.verdict),
        sample="قيد المراجعة",
        is_sortable=False,
    ),
    Column(
        key="name",
        heading=N_("Full name"),
        kind=ColumnKind.NAME,
        value=lambda row: row.name,
        is_sortable=False,
    ),
    Column(
        key="reason",
        heading=N_("Why"),
        kind=ColumnKind.TEXT,
        value=_reason,
        sample="عبد الرحمن عبد الحميد محمد الطنطاوي عبد الرحمن",
        is_sortable=False,
    ),
    Column(
        key="national_id",
        heading=N_("National ID"),
        kind=ColumnKind.IDENTIFIER,
        value=lambda row: row.national_id,
        is_sortable=False,
    ),
)


Words = Mapping[Field, Mapping[str, str]]  # of each coded field how people call its codes


def content_of(
    row: RowOutcome, corrected: Mapping[str, str], ruling: Ruling | None, words: Words
) -> CardContent:
    """Return what the card says of a row, and what was corrected since it was judged."""
    reasons = [
        (field_word(problem.field) if problem.field else "", current().told(problem))
        for problem in row.problems
    ]
    changes = []
    for field, was, becomes in row.changes:
        known = words.get(Field(field), {}) if field in set(Field) else {}
        old, new = _said(known, was), _said(known, becomes)
        changes.append((field_word(field), _("“{old}” becomes “{new}”", old=old, new=new) if old else new))
    mended = [(field_word(name), text) for name, text in corrected.items()]
    if ruling is not None:
        mended.append(("", _(RULINGS[ruling])))
    sections = (
        Section(_("Corrected, not checked yet"), mended),
        Section(_("Reasons"), reasons),
        Section(_("What changes"), changes),
    )
    return CardContent(
        title=row.name or _("Row {n}", n=row.number),
        subtitle=" – ".join(
            filter(None, (_("Row {n}", n=row.number), write(row.national_id, ColumnKind.IDENTIFIER)))
        ),
        state=verdict_word(row.verdict),
        tone=verdict_tone(row.verdict) if row.verdict is not Verdict.UNCHANGED else Tone.NEUTRAL,
        sections=tuple(section for section in sections if section.lines),
    )


def _said(known: Mapping[str, str], value: str) -> str:
    """Return what a code is called, or each of several."""
    return known.get(value) or (" – ".join(known.get(one, one) for one in value.split()) if known else value)


def taken_before(plan: ImportPlan) -> str:
    """Return the warning that this very file was taken in already, or nothing."""
    if plan.taken_before is None:
        return ""
    return _("This very file was taken in on {day} already.", day=current().date(plan.taken_before))
