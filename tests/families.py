"""Puts invented families into an office's database in bulk, as rows, for tests that need a list to work on."""

from typing import Any

from sqlalchemy import func, insert, select, text

from desktop.i18n.sorting import sort_key
from desktop.models.base import new_uid
from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.family_record import code_values
from desktop.models.names import key
from desktop.workspace import Workspace

PLACES = ("القصاصين", "التل الكبير", "أبو صوير")
NAMES = ("أحمد محمود السيد", "فاطمة علي حسن", "مصطفى إبراهيم عبد الله", "سعاد عبد العزيز الفقي")


def add_families(workspace: Workspace, count: int, **changes: Any) -> list[str]:
    """Add `count` confirmed families of three and return their file numbers, in the order of their making."""
    now = workspace.now()
    start = _households(workspace)
    codes = [f"F-{start + index:06d}" for index in range(count)]
    common = {"origin": workspace.settings.code, "created_at": now, "created_by": "-", "version": 1}
    households = [
        {
            "uid": new_uid(now), **code_values(code), "area_code": None, "place": PLACES[index % len(PLACES)],
            "address": "", "members_declared": 3, "state": "confirmed", "closed_reason": "", "notes": "",
            **common,
        }
        for index, code in enumerate(codes)
    ]  # fmt: skip
    with workspace.store.write() as uow:
        connection = uow.session.connection()
        connection.execute(insert(Household), households)
        for index in range(count):
            name = f"{NAMES[index % len(NAMES)]} {index}"
            person = {
                "uid": new_uid(now), "household_id": start + index, "position": 0, "relation": "head",
                "name": name, "name_key": key(name), "sort_key": sort_key(name), "sex": None,
                "national_id": f"{29001011900000 + start + index}", "id_state": "ok",
                "birth_precision": "day", "birth_area": "", "father_name": "محمود", "mother_name": "",
                "phone": "", "state": "confirmed", "closed_reason": "", **common,
            }  # fmt: skip
            connection.execute(insert(Person), [{**person, **changes}])
    return codes


def give_category(workspace: Workspace, code: str, category: str) -> None:
    """Put one family into a category from today on."""
    with workspace.store.write() as uow:
        household_id = uow.session.scalars(select(Household.id).where(Household.code == code)).one()
        uow.session.add(
            CategoryAssignment(
                uid=new_uid(workspace.now()),
                origin=workspace.settings.code,
                created_at=workspace.now(),
                created_by="-",
                household_id=household_id,
                code=category,
                valid_from=workspace.today(),
            )
        )


def _households(workspace: Workspace) -> int:

    with workspace.store.read() as uow:
        return (uow.session.scalar(select(func.max(Household.id))) or 0) + 1


def run_sql(workspace: Workspace, statement: str) -> None:
    """Change the database behind the program's back."""
    with workspace.store.engine.connect() as connection:
        connection.execute(text(statement))
        connection.commit()
