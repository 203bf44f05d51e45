"""Finds out whom the rows of a batch mean in the own list, in a few questions a batch."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.marking import N_
from desktop.models.import_match import Judged, Match, Waiting, match, match_member
from desktop.models.import_records import Known
from desktop.models.importing import ImportChoice, Ruling, Verdict
from desktop.models.problem import Problem, Severity
from desktop.operations.import_likeness import likeliest
from desktop.operations.import_lines import categories_of_persons, with_lines
from desktop.store.unit_of_work import UnitOfWork

_CLOSED = N_("The file {file} is closed here. Correct the file number, or leave the row out.")
_ELSEWHERE = N_(
    "This family lives outside the areas you work in. Ask a colleague of its area to take the row in."
)
_LIKELY = N_(
    "{name}, file {file}, has the same phone and is probably the same person. "
    "Give the row that file's number, or an ID."
)


class Whom:
    """Compares rows with the own list; it leaves out whom this very import has added."""

    def __init__(self, uow: UnitOfWork, choice: ImportChoice, language: str, import_uid: str) -> None:
        self._uow, self._imports = uow, uow.imports
        self._rulings = dict(choice.rulings)
        self._of_persons = categories_of_persons(uow, choice)
        self._language = language
        self._import_uid = import_uid
        self._has_persons = uow.imports.has_persons()

    def heads(self, rows: Sequence[Waiting]) -> list[Judged]:
        """Judge rows of families with their heads."""
        if not (self._has_persons or self._rulings):
            added = Match(Verdict.ADDED)
            return [Judged(row, parts, added) for row, parts in rows]
        found = _Found(self, rows)
        answers: list[tuple[Waiting, Match]] = []
        for one in rows:
            row, parts = one
            key = parts.replace(" ", "")
            by_id = found.by_id.get(row.national_id, ())
            by_code, by_name = found.by_code.get(row.code), found.by_name.get(key, ())
            ruling = self._rulings.get(row.number)
            answer = match(row, key, by_id, by_code, by_name, self._language, ruling)
            if answer.verdict is Verdict.ADDED and row.code in found.codes_taken:
                problem = Problem(Severity.ERROR, _CLOSED, {"file": row.code}, "code")
                answer = Match(Verdict.REFUSED, problem=problem)
            answers.append((one, answer))
        answers = self._without_others(self._with_likeness(answers))
        return self.with_lines([Judged(*one, answer) for one, answer in answers])

    def with_lines(self, judged: Sequence[Judged]) -> list[Judged]:
        """Return the rows with what they say of known families beyond their columns."""
        return with_lines(self._imports, judged, self._of_persons)

    def _with_likeness(self, answers: list[tuple[Waiting, Match]]) -> list[tuple[Waiting, Match]]:
        """Hold new rows back whose phone somebody here has and whom the comparison takes for that person."""
        new = [
            place
            for place, (one, answer) in enumerate(answers)
            if answer.verdict is Verdict.ADDED and one.row.phone
        ]
        known = self._older(self._imports.by_phone({answers[place][0].row.phone for place in new}))
        phones = {one.phone for one in known}
        asked = [place for place in new if answers[place][0].row.phone in phones]
        rows = [answers[place][0].row for place in asked]
        for number, person in likeliest(self._uow, self._language, rows, known).items():
            one, before = answers[asked[number]]
            ruling = self._rulings.get(one.row.number)
            answer = match(one.row, one.parts.replace(" ", ""), (), None, [person], self._language, ruling)
            if answer.verdict is Verdict.HELD:
                values = {"name": person.name, "file": person.code}
                answer = answer._replace(problem=Problem(Severity.WARNING, _LIKELY, values, "name"))
            answers[asked[number]] = (one, answer if answer.verdict is not Verdict.ADDED else before)
        return answers

    def members(
        self, rows: Sequence[tuple[Waiting, int]], family: Mapping[int, Sequence[Known]]
    ) -> list[Match]:
        """Judge rows of members; each comes with the number of its household here, 0 for a new one."""
        bearers: dict[str, list[Known]] = {}
        for one in self.by_number({waiting.row.national_id for waiting, _ in rows} - {""}):
            bearers.setdefault(one.national_id, []).append(one)
        left_out = Ruling.LEFT_OUT
        return [
            match(row, "", (), None, (), self._language, left_out)
            if self._rulings.get(row.number) is left_out
            else match_member(
                row,
                parts.replace(" ", ""),
                bearers.get(row.national_id, ()),
                family.get(household, ()),
                self._language,
            )
            for (row, parts), household in rows
        ]

    def by_number(self, numbers: set[str]) -> list[Known]:
        """Return who bears these IDs."""
        return self._older(self._imports.by_number(numbers)) if self._has_persons else []

    def by_code(self, codes: set[str]) -> list[Known]:
        """Return the heads of the families with these file numbers."""
        return self._older(self._imports.by_code(codes)) if self._has_persons else []

    def by_name(self, keys: set[str]) -> list[Known]:
        """Return heads with these names."""
        return self._older(self._imports.by_name(keys))

    def families(self, household_ids: set[int]) -> dict[int, list[Known]]:
        """Return the members of these families."""
        found: dict[int, list[Known]] = {}
        for one in self._imports.by_household(household_ids):
            found.setdefault(one.household_id, []).append(one)
        return found

    def codes_taken(self, codes: set[str]) -> set[str]:
        """Return file numbers that belong to any file, closed ones too."""
        return self._imports.codes_taken(codes)

    def elsewhere(self, household_ids: set[int]) -> set[int]:
        """Return families outside the areas of who takes the list in."""
        return self._imports.elsewhere(household_ids)

    def _older(self, found: Iterable[Known]) -> list[Known]:
        return [one for one in found if not self._import_uid or one.import_uid != self._import_uid]

    def _without_others(self, answers: list[tuple[Waiting, Match]]) -> list[tuple[Waiting, Match]]:
        """Refuse rows that mean a family outside the areas of who takes the list in, and say nothing of it."""
        known = {answer.known.household_id for _, answer in answers if answer.known is not None}
        others = self._imports.elsewhere(known)
        if not others:
            return answers
        refused = Match(Verdict.REFUSED, problem=elsewhere_problem())
        return [
            (one, refused if answer.known and answer.known.household_id in others else answer)
            for one, answer in answers
        ]


class _Found:
    """Whom a batch of rows may mean, fetched in a few questions."""

    def __init__(self, whom: Whom, rows: Sequence[Waiting]) -> None:
        self.by_id: dict[str, list[Known]] = {}
        self.by_name: dict[str, list[Known]] = {}
        for one in whom.by_number({row.national_id for row, _ in rows} - {""}):
            self.by_id.setdefault(one.national_id, []).append(one)
        codes = {row.code for row, _ in rows if row.code}
        self.by_code = {one.code: one for one in whom.by_code(codes)}
        self.codes_taken = whom.codes_taken(codes - self.by_code.keys())
        unknown = {
            parts.replace(" ", "")
            for row, parts in rows
            if row.national_id not in self.by_id and row.code not in self.by_code
        }
        for one in whom.by_name(unknown):
            self.by_name.setdefault(one.name_key, []).append(one)


def elsewhere_problem() -> Problem:
    """Return why a row of a family of other areas stays out."""
    return Problem(Severity.ERROR, _ELSEWHERE)
