"""Finds what rows of a list say of known families beyond their columns: categories, needs, a disability."""

from collections.abc import Mapping, Sequence

from desktop.models.beneficiary import Relation
from desktop.models.code_list import CodeListName
from desktop.models.import_match import Judged
from desktop.models.import_records import Known
from desktop.models.importing import ImportChoice, Verdict
from desktop.store.import_lines import Held
from desktop.store.imports import Imports
from desktop.store.unit_of_work import UnitOfWork


def categories_of_persons(uow: UnitOfWork, choice: ImportChoice) -> frozenset[str]:
    """Return the categories that a head's row says of the head himself; a list of families says all of the family."""
    return uow.code_lists.of_persons(CodeListName.CATEGORY) if choice.is_by_person else frozenset()


def with_lines(imports: Imports, judged: Sequence[Judged], of_persons: frozenset[str]) -> list[Judged]:
    """Return the rows with the categories, needs and disabilities that are not known of their families here."""
    known = [one.match.known for one in judged if one.match.known is not None and _says_more(one)]
    held = imports.lines_held({one.household_id for one in known})
    disabled = imports.disabilities({one.id for one in known})
    return [
        one if one.match.known is None else _with(one, one.match.known, held, disabled, of_persons)
        for one in judged
    ]


def _says_more(one: Judged) -> bool:
    return bool(one.row.categories or one.row.needs or one.row.disability)


def _with(
    one: Judged,
    known: Known,
    held: set[Held],
    disabled: Mapping[int, Mapping[str, object]],
    of_persons: frozenset[str],
) -> Judged:
    """Return a row with what it adds; what a family holds its head holds, and nothing is taken away."""
    disability = disabled.get(known.id, {})
    bearer = None if known.relation == Relation.HEAD else known.id

    def lacks(name: CodeListName, code: str, person: int | None) -> bool:
        return (name, known.household_id, person, code) not in held

    categories = tuple(
        code
        for code in one.row.categories
        if lacks(CodeListName.CATEGORY, code, known.id if code in of_persons else bearer)
    )
    needs = tuple(code for code in one.row.needs if lacks(CodeListName.NEED, code, bearer))
    changes = tuple(
        (field, disability.get(field, ""), new)
        for field, new in one.row.disability.items()
        if disability.get(field, "") != new
    )
    if not (categories or needs or changes):
        return one
    match = one.match._replace(verdict=Verdict.CHANGED, changes=(*one.match.changes, *changes))
    return one._replace(match=match, new_categories=categories, new_needs=needs)
