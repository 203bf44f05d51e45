"""Finds, among the heads who share a phone with a row of a list, whom the comparison takes for the same person."""

from collections.abc import Sequence

from desktop.models.import_records import Known, ReadRow
from desktop.operations.pair_judging import links
from desktop.store.pair_finding import ListedPerson
from desktop.store.unit_of_work import UnitOfWork


def likeliest(
    uow: UnitOfWork, language: str, rows: Sequence[ReadRow], known: Sequence[Known]
) -> dict[int, Known]:
    """Return the likeliest person of each row that resembles one, by the place of the row.

    Args:
        uow: The running unit of work.
        language: That names are folded in.
        rows: Rows that neither ID nor file number nor name decides.
        known: Heads who share a phone with one of them.
    """
    best: dict[int, tuple[float, Known]] = {}
    found = links(uow, language, [_of_row(row) for row in rows], [_of_known(one) for one in known])
    for link in found:
        if link.score > best.get(link.left, (0.0, None))[0]:
            best[link.left] = (link.score, known[link.right])
    return {place: one for place, (_, one) in best.items()}


def _of_row(row: ReadRow) -> ListedPerson:
    return ListedPerson(
        id=0,
        name=row.name,
        national_id=row.national_id,
        birth_date=row.birth_date,
        birth_precision=row.birth_precision,
        sex=row.sex,
        phone=row.phone,
        father_name=row.father_name,
        mother_name=row.mother_name,
        place=row.place,
        address=row.address,
        area_code=None,
        is_changed=False,
    )


def _of_known(one: Known) -> ListedPerson:
    return ListedPerson(
        id=one.id,
        name=one.name,
        national_id=one.national_id,
        birth_date=one.birth_date,
        birth_precision="day",
        sex=one.sex,
        phone=one.phone,
        father_name=one.father_name,
        mother_name=one.mother_name,
        place=one.place,
        address=one.address,
        area_code=None,
        is_changed=False,
    )
