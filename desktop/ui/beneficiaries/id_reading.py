"""The national ID in the family form: tells sex, governorate and birth date, and takes the wish for a temporary number."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.i18n.catalogue import _, current
from desktop.models.country import FACTS, Country
from desktop.models.family import is_temporary
from desktop.models.national_id import IdState
from desktop.models.problem import Problem
from desktop.operations.reference_data import governorates
from desktop.ui.widgets.id_field import IdField


class MemberIdField(IdField):
    """An identifier with the line ✓ under it."""

    def __init__(self, country: Country, today: date, parent: QWidget) -> None:
        super().__init__(country, parent, today=today)
        self._digits = FACTS[country].id_digits
        self._areas = _areas(country)

    def value(self) -> str:
        """Return the identifier, or `T` for the office's next temporary number."""
        return self.text().upper() if is_temporary(self.text().upper()) else super().value()

    def own_problems(self) -> Sequence[Problem]:
        """Return what is wrong with the identifier; the wish for a temporary number is right."""
        return () if is_temporary(self.text().upper()) else super().own_problems()

    def told(self) -> str:
        """Return what the identifier tells beside sex and date, which stand in their own fields."""
        if self.text().upper() == "T":
            return _("The office gives its next temporary number.")
        reading = self.reading()
        if reading.state is not IdState.OK or len(reading.number) != self._digits:
            return ""
        area = self._areas.get(reading.birth_area or "")
        return _("✓ Born in {area}", area=area) if area else _("✓ The number is right")


def _areas(country: Country) -> dict[str, str]:
    """Return how the governorates of Egypt are called for the reader, by their part of the number."""
    if country is not Country.EGYPT:
        return {}
    is_english = current().language == "en"
    return {pcode[-2:]: name_en if is_english else name for pcode, name, name_en in governorates(country)}
