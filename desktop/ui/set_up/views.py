"""The questions of the wizard, a view for each step; a view collects and shows problems, it decides nothing."""

from unicodedata import normalize

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.country import FACTS, Country
from desktop.models.office_plan import FirstPerson
from desktop.models.problem import Problem, Severity
from desktop.models.user import check_password
from desktop.operations.reference_data import governorates
from desktop.operations.sample_office import posts
from desktop.ui.theme import GRID
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.fields import Field, FieldKind
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.wrapped_label import WrappedLabel

LETTERHEAD_LINES = 5
SIGNING_POSTS = 6
COUNTRIES = {Country.EGYPT: N_("Egypt"), Country.IRAN: N_("Iran")}
_AT_HOME = {"ar": Country.EGYPT, "fa": Country.IRAN}
LANGUAGES = {"ar": "العربية", "fa": "فارسی", "en": "English"}


class CountryView(QWidget):
    """Which country: language, calendars, identifiers, code lists and areas follow from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        countries = [(country, _(words)) for country, words in COUNTRIES.items()]
        self.form = Form(
            (
                Field(
                    name="country", label=N_("Country"), kind=FieldKind.CHOICE, is_required=True, options=countries,
                    help=N_("It sets language, calendars, the rules of identifiers, code lists and areas."),
                ),
                Field(
                    name="language", label=N_("Language of the office"), kind=FieldKind.CHOICE,
                    options=list(LANGUAGES.items()), help=N_("Left empty, the language of the country is taken."),
                ),
            ),
            parent=self,
        )  # fmt: skip
        self.form.set_values({"country": _AT_HOME.get(current().language)})
        _stack(self, _("Where does the office work?"), self.form)

    @property
    def country(self) -> Country:
        """Return the country chosen."""
        return Country(str(self.form.values()["country"]))

    @property
    def language(self) -> str:
        """Return the language chosen, or that of the country."""
        return self.form.text("language") or FACTS[self.country].language


class OfficeView(QWidget):
    """Name, code, place and the letterhead of the office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = tuple(
            Field(name=f"line{number}", label=N_("Line"), is_required=number == 1)
            for number in range(1, LETTERHEAD_LINES + 1)
        )
        self.form = Form(
            (
                Field(name="name", label=N_("Name of the office"), is_required=True),
                Field(
                    name="code", label=N_("Code"), kind=FieldKind.LATIN, is_required=True,
                    help=N_("Small Latin letters and digits, such as ismailia-1; it names the office in packages."),
                ),
                Field(
                    name="area_code", label=N_("Governorate or province"), kind=FieldKind.CHOICE, is_required=True
                ),
                Field(name="address", label=N_("Address")),
            ),
            parent=self,
        )  # fmt: skip
        self.letterhead_form = Form(lines, parent=self)
        for number in range(1, LETTERHEAD_LINES + 1):
            _number_label(self.letterhead_form, f"line{number}", _("Line {number}", number=number))
        self.letterhead_form.stand_under(self.form)
        lines_of_papers = _stacked(
            _("The letterhead of all papers, line by line; the highest authority comes first"),
            self.letterhead_form,
        )
        _stack(self, _("The office, as its papers show it"), self.form, lines_of_papers)

    def show_country(self, country: Country) -> None:
        """Offer the governorates or provinces of a country."""
        editor = self.form.editor("area_code")
        if isinstance(editor, Choice):
            editor.set_options([(code, name) for code, name, _english in governorates(country)])

    @property
    def letterhead(self) -> tuple[str, ...]:
        """Return the lines that were filled, highest authority first."""
        lines = (
            self.letterhead_form.text(f"line{number}").strip() for number in range(1, LETTERHEAD_LINES + 1)
        )
        return tuple(line for line in lines if line)


class SignatoriesView(QWidget):
    """Which posts sign papers, in which order, and who holds them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        numbers = range(1, SIGNING_POSTS + 1)
        self.posts = Form(
            tuple(Field(name=f"post{n}", label=N_("Post"), is_required=n == 1) for n in numbers),
            labels_above=True,
            parent=self,
        )
        self.persons = Form(
            tuple(Field(name=f"person{n}", label=N_("Person")) for n in numbers),
            labels_above=True,
            parent=self,
        )
        for number in numbers:
            _number_label(self.posts, f"post{number}", _("Post {number}", number=number))
            _number_label(self.persons, f"person{number}", _("Person {number}", number=number))
        _stack(self, _("Who signs papers, from the leading edge on"), _beside(self.posts, self.persons))

    def show_country(self, country: Country) -> None:
        """Offer the posts that usually sign in a country."""
        self.posts.set_values({f"post{number}": post for number, post in enumerate(posts(country), start=1)})

    @property
    def signatories(self) -> tuple[tuple[str, str], ...]:
        """Return post and person of each filled line."""
        pairs = (
            (self.posts.text(f"post{n}"), self.persons.text(f"person{n}"))
            for n in range(1, SIGNING_POSTS + 1)
        )
        return tuple((post.strip(), person.strip()) for post, person in pairs if post.strip())


class PersonsView(QWidget):
    """The persons an office starts with: one prepares, the other approves; or one who works alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clerk = Form(_PERSON, labels_above=True, parent=self)
        self.checker = Form(_PERSON, labels_above=True, parent=self)
        clerk = _stacked(_("The clerk enters, prints and asks"), self.clerk)
        self._second = _stacked(_("The checker approves what the clerk asked"), self.checker)
        self.alone = QCheckBox(_("One person works in this office, nobody else"))
        self._meaning = WrappedLabel(
            _(
                "What needs a second person will then wait for a day, under a notice that the head of the "
                "office signs and posts. As soon as a second person can approve, requests go to that person."
            )
        )
        self._meaning.setProperty("role", "muted")
        _stack(self, _("Who works here"), _beside(clerk, self._second), self.alone, self._meaning)
        self.alone.toggled.connect(self._show_second)
        self._show_second(False)

    @Slot(bool)
    def _show_second(self, is_alone: bool) -> None:
        self._second.setVisible(not is_alone)
        self._meaning.setVisible(is_alone)

    @property
    def second(self) -> FirstPerson | None:
        """Return who approves, or None where one person works alone."""
        return None if self.alone.isChecked() else self.person(self.checker)

    def check(self) -> bool:
        """Show what is missing; return whether everybody is complete."""
        forms = (self.clerk,) if self.alone.isChecked() else (self.clerk, self.checker)
        return all([_check_person(form) for form in forms])

    def person(self, form: Form) -> FirstPerson:
        """Return what one side says."""
        return FirstPerson(
            name=form.text("name"), full_name=form.text("full_name"), password=form.text("password")
        )


_PERSON = (
    Field(name="full_name", label=N_("Full name"), is_required=True),
    Field(name="name", label=N_("Name to sign in"), is_required=True),
    Field(
        name="password", label=N_("Password"), kind=FieldKind.PASSWORD, is_required=True,
        help=N_("At least 10 characters; a short sentence is easy to remember."),
    ),
    Field(name="again", label=N_("Password again"), kind=FieldKind.PASSWORD, is_required=True),
)  # fmt: skip


def _check_person(form: Form) -> bool:
    problems = form.problems()
    if form.text("password"):
        problems += check_password(normalize("NFC", form.text("password")))
    if form.text("password") != form.text("again"):
        problems.append(
            Problem(Severity.ERROR, N_("The two passwords differ. Type the same one twice."), field="again")
        )
    form.show_problems(problems)
    return not problems


def _number_label(form: Form, name: str, words: str) -> None:
    """Write a label with its number for the eye and for the screen reader; what is required keeps its mark."""
    is_required = next(field.is_required for field in form.fields if field.name == name)
    form.label(name).setText(f"{words}\u00a0*" if is_required else words)
    form.editor(name).setAccessibleName(_("{field}, required", field=words) if is_required else words)


def _stack(view: QWidget, title: str, *parts: QWidget) -> None:
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    column = QVBoxLayout(view)
    column.setSpacing(2 * GRID)
    column.addWidget(heading)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)


def _stacked(title: str, part: QWidget) -> QWidget:
    holder = QWidget()
    words = WrappedLabel(title)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(words)
    column.addWidget(part)
    return holder


def _beside(*parts: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(3 * GRID)
    for part in parts:
        row.addWidget(part, 1)
    return holder
