"""What an import tells a person, in sentences: why a row stays out, the control totals, what was taken in."""

from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.import_labels import FIELDS, field_label
from desktop.models.importing import ImportPlan, Tally
from desktop.models.problem import Problem


def reason(tongue: Tongue, problem: Problem) -> str:
    """Return what is wrong with a row, the field before it."""
    said = tongue.text(problem.message, **problem.values)
    label = field_label(problem.field) if problem.field else ""
    return f"{tongue.text(label)}: {said}" if label in FIELDS.values() else said


def totals(tongue: Tongue, plan: ImportPlan) -> list[str]:
    """Return the control totals of a list, compared with those of its sender."""
    words = tongue.text(
        N_(
            "Control totals: {rows} rows, {members} members of families, {with_id} with and {without_id} "
            "without a national ID; {skipped} lines are titles, totals or repeated headings."
        ),
        rows=plan.rows,
        members=plan.members,
        with_id=plan.with_id,
        without_id=plan.without_id,
        skipped=plan.skipped,
    )
    told = [words]
    if plan.members_claimed not in (None, plan.rows):  # many lists count their rows below the members
        same = N_("The sender's own total of members, {total}, agrees.")
        other = N_(
            "The sender's own total of members is {total}, but his rows give {sum}: ask him which is right."
        )
        message = same if plan.members_claimed == plan.members_listed else other
        told.append(tongue.text(message, total=plan.members_claimed, sum=plan.members_listed))
    return told


def done_lines(tongue: Tongue, tally: Tally) -> list[str]:
    """Return what taking a list in did."""
    plural = tongue.plural
    lines = [
        plural("{n} family is new.", "{n} families are new.", tally.added),
        plural("{n} record was changed.", "{n} records were changed.", tally.changed),
        plural("{n} row said nothing new.", "{n} rows said nothing new.", tally.unchanged),
    ]
    if tally.joined:
        lines.insert(1, plural("{n} person joined a family.", "{n} persons joined families.", tally.joined))
    if tally.held:
        lines.append(
            plural(
                "{n} row stayed out because it resembles somebody in the list. Decide, then take it in again.",
                "{n} rows stayed out because they resemble somebody in the list. "
                "Decide, then take them in again.",
                tally.held,
            )
        )
    if tally.refused:
        lines.append(
            plural(
                "{n} row was refused. Correct it in the workbook, then take the file in again.",
                "{n} rows were refused. Correct them in the workbook, then take the file in again.",
                tally.refused,
            )
        )
    return lines
