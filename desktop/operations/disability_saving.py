"""Writes what the form says of a member's disability, field by field into the history; it was asked who may see it."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.beneficiary import Person
from desktop.models.code_list import CodeListName
from desktop.models.disability import Disability
from desktop.models.family_lines import DisabilityDraft
from desktop.models.family_record import changed
from desktop.operations.authorship import author, born
from desktop.operations.histories import History
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def put_disability(
    uow: UnitOfWork, workspace: Workspace, history: History, person: Person, draft: DisabilityDraft
) -> None:
    """Bring what is stored of a person's disability to the draft; nothing is stored of who has none."""
    values = asdict(draft)
    stored = uow.family_lines.disabilities([person.id]).get(person.id)
    if stored is None:
        if not any(values.values()):
            return
        stored = Disability(**born(workspace), person_id=person.id)
        uow.beneficiaries.add(stored)
    codes = [code for code in (draft.type_code, draft.second_type_code, draft.severity_code) if code]
    held = {stored.type_code, stored.second_type_code, stored.severity_code}
    refuse_unknown(uow, CodeListName.DISABILITY, codes, held, workspace.today())
    differing = changed(stored, values)
    for name, (old, new) in differing.items():
        setattr(stored, name, new)
        history.note("person", person.uid, f"disability_{name}", old, new)
    if differing:
        stored.touch(workspace.now(), author(workspace))
        uow.beneficiaries.save(stored)


def refuse_unknown(
    uow: UnitOfWork, name: CodeListName, codes: Collection[str], held: Collection[str], day: date
) -> None:
    """Refuse a code that is on no list; one that is held already may be a closed one.

    Raises:
        BadInputError: It names the code.
    """
    known = uow.family_lines.codes(name, day) | set(held)
    for code in codes:
        if code not in known:
            raise BadInputError(
                N_("There is no entry {entry} in this list. Choose one of the list."), entry=code
            )
