"""Where each code list and the areas are used: the one table that merging, counting and undoing go by."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import InstrumentedAttribute

from desktop.models.area import Area
from desktop.models.base import Base
from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.code_list import CodeListName
from desktop.models.code_merge import AREA
from desktop.models.disability import Disability
from desktop.models.family_paper import FamilyPaper
from desktop.models.import_run import ImportHabit
from desktop.models.importing import Field
from desktop.models.need import Need
from desktop.models.programme import Benefit, Programme


class Use(NamedTuple):
    """A column that holds codes of a list.

    `condition` narrows the rows; `is_set` says that several codes stand in one value; `is_told` says that the
    rows are families, persons or what belongs to them, so that a person is told their number.
    """

    model: type[Base]
    name: str
    condition: ColumnElement[bool] = true()
    is_set: bool = False
    is_told: bool = True

    @property
    def column(self) -> InstrumentedAttribute[Any]:
        """The column itself."""
        found: InstrumentedAttribute[Any] = getattr(self.model, self.name)
        return found


def _learnt(field: Field) -> Use:
    return Use(ImportHabit, "meaning", ImportHabit.field == field.value, is_told=False)


USES: dict[str, tuple[Use, ...]] = {
    CodeListName.CATEGORY: (Use(CategoryAssignment, "code"), _learnt(Field.CATEGORY)),
    CodeListName.AID_KIND: (Use(Benefit, "aid_kind"), Use(Programme, "aid_kind", is_told=False)),
    CodeListName.DISABILITY: (
        Use(Disability, "type_code"),
        Use(Disability, "second_type_code"),
        Use(Disability, "severity_code"),
    ),
    CodeListName.NEED: (Use(Need, "kind"),),
    CodeListName.PAPER: (Use(FamilyPaper, "kind"),),
    CodeListName.INCOME_BAND: (Use(Person, "income_band"), _learnt(Field.INCOME_BAND)),
    CodeListName.UTILITY: (Use(Household, "utilities", is_set=True),),
    CodeListName.ASSET: (Use(Household, "assets", is_set=True),),
    CodeListName.REASON: (),
    AREA: (Use(Household, "area_code"), Use(Area, "parent_code", is_told=False), _learnt(Field.AREA)),
}
