"""One person as a list holds him: all that matching looks at."""

from dataclasses import dataclass
from datetime import date

from desktop.i18n.calendars import Precision
from desktop.models.country import Country


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A person of a list; what the list does not say stays empty."""

    reference: str  # the uid, or the row of a file
    country: Country
    name: str
    name_key: str  # folded, one space between the parts, as the store keeps it
    national_id: str = ""  # only where its state is ok or warned
    sex: str | None = None
    birth_date: date | None = None
    birth_precision: Precision = Precision.DAY
    phone: str = ""
    father_key: str = ""  # the father's name, folded; Iran writes it apart
    household: str = ""  # what both lists call the family: a file number or the head's identifier
    area: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the folded parts of the name."""
        return tuple(self.name_key.split())

    @property
    def whole_key(self) -> str:
        """Return the folded name without spaces."""
        return self.name_key.replace(" ", "")
