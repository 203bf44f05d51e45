"""Brings the problems of a family beside the fields they are about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.i18n.catalogue import _, current
from desktop.models.problem import Problem, Severity
from desktop.ui.beneficiaries.lines_pane import LinesPane
from desktop.ui.beneficiaries.member_form import MemberForm
from desktop.ui.widgets.form import Form

_MEMBERS = "members."


class Told(NamedTuple):
    """All problems of a family, and those among them that belong to no field."""

    all: list[Problem]
    of_no_field: list[Problem]

    def of(self, severity: Severity) -> list[Problem]:
        """Return those of one severity."""
        return [problem for problem in self.all if problem.severity is severity]


def show_problems(
    problems: Iterable[Problem],
    household: Sequence[Form],
    members: Sequence[MemberForm],
    lines: Sequence[LinesPane],
) -> Told:
    """Show each problem beside its field, with what the forms themselves see; go to the first error."""
    told = list(problems)
    sections = tuple(f"{pane.kind.name}." for pane in lines)
    plain = [one for one in told if not one.field.startswith((_MEMBERS, *sections))]
    for pane in reversed(lines):  # the first error is shown last and keeps the focus
        told += pane.show_problems(told)
    of_forms: list[tuple[Form, list[Problem]]] = [(form, plain) for form in household]
    for index, member in enumerate(members):
        prefix = f"{_MEMBERS}{index}."
        own = [replace(one, field=one.field[len(prefix) :]) for one in told if one.field.startswith(prefix)]
        member.open_for({one.field for one in own})
        of_forms += [(form, own) for form in member.forms]
    for form, own in reversed(of_forms):
        names = {field.name for field in form.fields}
        mine = [one for one in own if one.field in names]
        taken = {one.field for one in mine}
        seen = [one for one in form.problems() if one.field not in taken]
        told += seen
        form.show_problems([*mine, *seen])
    named = {field.name for form in household for field in form.fields}
    return Told(told, [one for one in plain if one.field not in named])


def fault_words(told: Told) -> str:
    """Return what the banner says of faults; those of a field stand beside it."""
    if told.of_no_field:
        problem = told.of_no_field[0]
        return current().told(problem)
    return _("Not saved yet: please correct the marked fields.")
