"""The three steps of a memorandum: what it is about, who takes part, and what data may travel."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.i18n.calendars import Precision, ReadDate
from desktop.i18n.catalogue import _
from desktop.marking import N_
from desktop.models.country import Country
from desktop.models.field_label import field_label
from desktop.models.memorandum import MemorandumDraft, Profile
from desktop.operations.memoranda import field_choices
from desktop.operations.memorandum_choices import MemorandumChoices
from desktop.ui.agencies.words import PROFILES
from desktop.ui.widgets.check_list import CheckList
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form

LANGUAGES = (("ar", "العربية"), ("fa", "فارسی"), ("en", "English"))
USUAL_FIELDS = ("name", "id_number", "id_kind", "area_code", "programme", "period_from", "period_to")
_TYPED = ("title", "language", "purpose", "legal_basis")


class MemorandumForms:
    """The forms of the steps, filled from a draft and read into one."""

    def __init__(self, choices: MemorandumChoices, country: Country, today: date, parent: QWidget) -> None:
        self._choices = choices
        self._own = next((row.code for row in choices.agencies if row.is_own), "")
        facts = {"country": country, "today": today, "parent": parent}
        self.about = Form(_ABOUT, **facts)  # type: ignore[arg-type]  # one table for all three
        self.parties = Form(_PARTIES, **facts)  # type: ignore[arg-type]  # one table for all three
        self.annex = Form(_ANNEX, **facts)  # type: ignore[arg-type]  # one table for all three
        self._offer()
        self._choice("profile").changed.connect(self.offer_fields)
        self._list(self.parties, "parties").changed.connect(self.offer_directions)

    @property
    def steps(self) -> Sequence[Form]:
        """Return the forms in order."""
        return self.about, self.parties, self.annex

    def show(self, draft: MemorandumDraft) -> None:
        """Fill the forms."""
        self.about.set_values(
            {name: getattr(draft, name) for name in _TYPED}
            | {"valid_from": _read(draft.valid_from), "valid_to": _read(draft.valid_to)}
        )
        self.parties.set_values({"parties": tuple(code for code in draft.parties if code != self._own)})
        self.offer_directions()
        self._list(self.parties, "directions").set_value(draft.directions)
        values = {"row_cap": draft.row_cap, "retention_days": draft.retention_days}
        self.annex.set_values(
            {
                "profile": draft.profile.value,
                "area_codes": draft.area_codes,
                "programmes": draft.programmes,
                **values,
            }
        )
        self.offer_fields()
        self._list(self.annex, "fields").set_value(draft.fields)
        for form in self.steps:
            form.mark_saved()

    def draft(self) -> MemorandumDraft:
        """Return what was entered."""
        begins, ends = self.about.day("valid_from"), self.about.day("valid_to")
        return MemorandumDraft(
            title=self.about.text("title"),
            language=self.about.text("language"),
            purpose=self.about.text("purpose"),
            legal_basis=self.about.text("legal_basis"),
            parties=self._parties(),
            directions=self._list(self.parties, "directions").value(),
            profile=Profile(self.annex.text("profile") or Profile.P2.value),
            fields=self._list(self.annex, "fields").value(),
            area_codes=self._list(self.annex, "area_codes").value(),
            programmes=self._list(self.annex, "programmes").value(),
            row_cap=self.annex.number("row_cap") or 0,
            retention_days=self.annex.number("retention_days") or 0,
            valid_from=begins.date if begins else date.min,
            valid_to=ends.date if ends else date.min,
        )

    def offer_fields(self) -> None:
        """Offer the columns that the profile allows; what was ticked stays where it still may."""
        chosen = self._list(self.annex, "fields")
        ticked = chosen.value()
        allowed = field_choices(Profile(self.annex.text("profile") or Profile.P2.value))
        chosen.set_options((choice.name, _(field_label(choice.name))) for choice in allowed)
        chosen.set_value(ticked)

    def offer_directions(self) -> None:
        """Offer who may send to whom among the parties ticked."""
        chosen = self._list(self.parties, "directions")
        ticked = chosen.value()
        names = {row.code: row.name for row in self._choices.agencies}
        parties = [code for code in self._parties() if code in names]
        chosen.set_options(
            (f"{a}>{b}", _("{sender} sends to {recipient}", sender=names[a], recipient=names[b]))
            for a in parties
            for b in parties
            if a != b
        )
        chosen.set_value(ticked)

    def _offer(self) -> None:
        self._list(self.parties, "parties").set_options(
            (row.code, row.name) for row in self._choices.agencies if not row.is_own
        )
        self._list(self.annex, "area_codes").set_options(self._choices.areas)
        self._list(self.annex, "programmes").set_options(self._choices.programmes)

    def _parties(self) -> tuple[str, ...]:
        """Return the own office, which is always a party, and those ticked."""
        return (self._own, *self._list(self.parties, "parties").value())

    def _choice(self, name: str) -> Choice:
        editor = self.annex.editor(name)
        assert isinstance(editor, Choice)  # noqa: S101 (the fields declare it)
        return editor

    @staticmethod
    def _list(form: Form, name: str) -> CheckList:
        editor = form.editor(name)
        assert isinstance(editor, CheckList)  # noqa: S101 (the fields declare it)
        return editor


def _read(day: date) -> ReadDate | None:
    return None if day == date.min else ReadDate(day, Precision.DAY)


def _languages(parent: QWidget) -> QWidget:
    return Choice(LANGUAGES, parent)


def _profiles(parent: QWidget) -> QWidget:
    return Choice([(profile.value, _(PROFILES[profile])) for profile in (Profile.P2, Profile.P3)], parent)


_ABOUT = (
    Field(name="title", label=N_("Title"), is_required=True),
    Field(name="language", label=N_("Language of the paper"), make=_languages, is_required=True),
    Field(
        name="purpose",
        label=N_("Purpose"),
        is_required=True,
        help=N_("Data may be used for this alone."),
    ),
    Field(
        name="legal_basis",
        label=N_("Legal basis"),
        is_required=True,
        help=N_("The law or decision, or the families' written consent."),
    ),
    Field(name="valid_from", label=N_("In force from"), kind=FieldKind.DATE, is_required=True),
    Field(name="valid_to", label=N_("In force until"), kind=FieldKind.DATE, is_required=True),
)
_PARTIES = (
    Field(
        name="parties",
        label=N_("Parties beside this office"),
        make=CheckList,
        is_required=True,
        help=N_("One to five; an agency stands here once its card was taken in."),
    ),
    Field(
        name="directions",
        label=N_("Who sends to whom"),
        make=CheckList,
        is_required=True,
        help=N_("The directions appear as soon as a party is ticked."),
    ),
)
_ANNEX = (
    Field(name="profile", label=N_("Field profile"), make=_profiles, is_required=True),
    Field(name="fields", label=N_("Fields that may travel"), make=CheckList, is_required=True),
    Field(
        name="area_codes",
        label=N_("Areas"),
        make=CheckList,
        help=N_("None ticked: every area."),
    ),
    Field(
        name="programmes",
        label=N_("Programmes"),
        make=CheckList,
        help=N_("None ticked: every programme."),
    ),
    Field(
        name="row_cap",
        label=N_("Most persons in one package"),
        kind=FieldKind.NUMBER,
        is_required=True,
        minimum=1,
        maximum=10_000_000,
    ),
    Field(
        name="retention_days",
        label=N_("Days the data are kept"),
        kind=FieldKind.NUMBER,
        is_required=True,
        minimum=1,
        maximum=36_500,
    ),
)
