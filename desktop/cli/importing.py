"""The verb that takes a list in: it tells what the window's wizard tells, row by row where a person has to look."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterable
from pathlib import Path

from desktop.cli.opening import add_office_options, opened
from desktop.cli.terminal import Terminal
from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.models.import_labels import VERDICTS, field_label
from desktop.models.import_told import done_lines, reason, totals
from desktop.models.importing import ImportPlan, RowOutcome, TakenIn, Tally, Verdict
from desktop.operations.imports import preview, take_in


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add the verb of this file."""
    importing = verbs.add_parser("import", parents=[common], help="take in a list")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--dry-run", action="store_true", help="only say what would happen")
    importing.set_defaults(run=_import)
    add_office_options(importing)


def _import(arguments: Namespace, terminal: Terminal) -> None:
    with opened(arguments) as workspace:
        if arguments.dry_run:
            tell_plan(terminal, preview(workspace, arguments.file, progress=terminal.progress()))
        else:
            tell_taken(terminal, take_in(workspace, arguments.file, progress=terminal.progress()))


def tell_plan(terminal: Terminal, plan: ImportPlan) -> None:
    """Say what taking a list in would do."""
    tongue = current()
    terminal.say(
        N_(
            "Nothing was changed. Taking the list in would give: {added} new families, {joined} new members, "
            "{changed} changes, {unchanged} unchanged, {held} for you to decide, {refused} refused."
        ),
        **{verdict.value: getattr(plan, verdict.value) for verdict in Verdict},
    )
    for line in totals(tongue, plan):
        terminal.line(line)
    if plan.taken_before is not None:
        terminal.say(N_("This very file was taken in on {day} already."), day=plan.taken_before)
    for word in plan.unknown_words:
        terminal.say(
            N_("The word “{text}” is not known here: {field}, {rows} rows; it stays out."),
            text=word.text,
            field=tongue.text(field_label(word.field.value)),
            rows=word.rows,
        )
    _tell_rows(terminal, plan.outcomes)
    told = [one for one in plan.outcomes if one.problems or one.changes]
    words = [word._asdict() for word in plan.unknown_words]
    terminal.result(outcome=_counts(plan), rows=[_plain(one) for one in told], unknown_words=words)


def tell_taken(terminal: Terminal, taken: TakenIn) -> None:
    """Say what was taken in, and of each row that stayed out why."""
    for line in done_lines(current(), taken):
        terminal.line(line)
    _tell_rows(terminal, taken.left_out)
    terminal.result(outcome=_counts(taken), rows=[_plain(one) for one in taken.left_out])


def _tell_rows(terminal: Terminal, outcomes: Iterable[RowOutcome]) -> None:
    """Print each row that stays out with its reasons."""
    tongue = current()
    for one in outcomes:
        if one.verdict.stays_out:
            reasons = " · ".join(reason(tongue, problem) for problem in one.problems)
            row = tongue.text(N_("Row {n}"), n=one.number)
            terminal.line("\t".join((row, tongue.text(VERDICTS[one.verdict]), one.name, reasons)))


def _counts(tally: Tally) -> dict[str, object]:
    """Return all that is said of the whole list."""
    said = vars(tally).items()
    return {name: value for name, value in said if isinstance(value, int | str) or value is None}


def _plain(outcome: RowOutcome) -> dict[str, object]:
    """Return a row as machines read it; its reasons are sentences of the language that was asked for."""
    tongue = current()
    return {
        "row": outcome.number,
        "verdict": outcome.verdict.value,
        "name": outcome.name,
        "national_id": outcome.national_id,
        "reasons": [
            {
                "severity": problem.severity.value,
                "field": problem.field,
                "sentence": reason(tongue, problem),
            }
            for problem in outcome.problems
        ],
        "changes": [{"field": field, "old": old, "new": new} for field, old, new in outcome.changes],
    }
