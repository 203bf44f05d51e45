"""Puts the rows of a list by person together to families: by the head's ID, by the file number, or by standing below."""

from collections.abc import Sequence

from desktop.marking import N_
from desktop.models.beneficiary import Relation
from desktop.models.import_match import Judged, Match, Waiting
from desktop.models.import_records import Claim, Known, ReadRow
from desktop.models.importing import Verdict
from desktop.models.problem import Problem, Severity
from desktop.operations.import_marks import FirstRows, NumberByRow
from desktop.operations.import_whom import Whom, elsewhere_problem

_TWO_HEADS = N_(
    "The family has a head in row {row} already. Keep one head and give the other person a relation."
)
_NO_HEAD = N_(
    "The head of this family stands neither in the list nor among the families here. Add the head, or correct the ID."
)
_HEAD_OUT = N_("The head of the family in row {row} stays out, so this person does as well.")
_STAYS_OUT = -1
_IS_NEW = 0
_TAKEN = (Verdict.ADDED, Verdict.CHANGED, Verdict.UNCHANGED)


class Families:
    """The families of one list; heads are learnt in a first pass, for members may stand above them."""

    def __init__(self, whom: Whom) -> None:
        self._whom = whom
        self._heads = FirstRows()  # by the hash of an ID or a file number
        self._assumed = FirstRows()  # the same for rows that do not say what they are
        self._second: dict[int, int] = {}  # row of a second head, and the row of the first
        self._standing = NumberByRow()  # of each head: the household here, or one of the marks above
        self._waiting: dict[int, list[Waiting]] = {}  # members who stand above their head
        self._last_head = 0
        self._above: dict[int, int] = {}  # row of a member who names no family, and the head above

    def learn(self, claim: Claim) -> None:
        """Take note of one row in the first pass."""
        if claim.relation == Relation.HEAD or (claim.head_id and claim.head_id == claim.national_id):
            for mark in _marks(claim.national_id, claim.code):
                self._heads.learn(mark, claim.number)
        elif not claim.relation and not claim.head_id:
            for mark in _marks(claim.national_id, claim.code):
                self._assumed.learn(mark, claim.number)

    def settle(self) -> None:
        """End the first pass."""
        self._second = self._heads.settle()
        self._assumed.settle()

    def is_head(self, row: ReadRow) -> bool:
        """Return whether a row is the head of its family; every row is asked about once, in order."""
        is_head = self._says_head(row)
        if is_head:
            self._last_head = row.number
        elif not row.head_id and not row.code:
            self._above[row.number] = self._last_head
        return is_head

    def _says_head(self, row: ReadRow) -> bool:
        if row.relation:
            return row.relation == Relation.HEAD
        if row.head_id:
            return row.head_id == row.national_id
        return not row.code or self._first(_code_mark(row.code)) in (0, row.number)

    def _first(self, mark: int) -> int:
        return self._heads.row_of(mark) or self._assumed.row_of(mark)

    def against(self, row: ReadRow) -> Problem | None:
        """Return what the list itself holds against a row."""
        first = self._second.get(row.number)
        if first is None:
            return None
        return Problem(Severity.ERROR, _TWO_HEADS, {"row": first}, "relation")

    def marks_of(self, row: ReadRow, parts: str) -> dict[str, int]:
        """Return what no other row of the list may bear: the ID, else the name within the family."""
        if row.national_id:
            return {"id": hash(row.national_id)}
        family = row.head_id or row.code or row.place
        return {"name": hash(f"{parts}\n{family}\n{row.birth_date}\n{row.father_name}")}

    def members(self, heads: Sequence[Judged], rows: Sequence[Waiting]) -> list[Judged]:
        """Judge the members of a batch, and those of earlier ones whose head has come; `heads` were just judged."""
        ready: list[tuple[Waiting, int]] = []
        for head in heads:
            self._standing[head.row.number] = _standing(head)
            ready += [(one, head.row.number) for one in self._waiting.pop(head.row.number, ())]
        orphans: list[Waiting] = []
        for one in rows:
            head_row = self._head_row(one.row)
            if not head_row:
                orphans.append(one)
            elif self._standing.get(head_row) is None and head_row > one.row.number:
                self._waiting.setdefault(head_row, []).append(one)
            else:
                ready.append((one, head_row))
        return self._whom.with_lines([*self._of_list(ready), *self._of_office(orphans)])

    def rest(self) -> list[Judged]:
        """Return the members whose head never came: its row was none of the list."""
        return [_out(one, head) for head, some in self._waiting.items() for one in some]

    def _head_row(self, row: ReadRow) -> int:
        if row.head_id:
            return self._first(hash(row.head_id))
        if row.code:
            return self._first(_code_mark(row.code))
        return self._above.pop(row.number, 0)

    def _of_list(self, rows: Sequence[tuple[Waiting, int]]) -> list[Judged]:
        """Judge members whose head stands in the list."""
        judged: list[Judged] = []
        taken: list[tuple[Waiting, int]] = []
        homes: dict[int, int] = {}
        for one, head in rows:
            home = self._standing.get(head)
            if home is None or home == _STAYS_OUT:
                judged.append(_out(one, head))
            else:
                taken.append((one, head))
                homes[head] = home
        families = self._whom.families(set(homes.values()) - {_IS_NEW})
        answers = self._whom.members([(one, homes[head]) for one, head in taken], families)
        for (one, head), answer in zip(taken, answers, strict=True):
            relatives = families.get(homes[head])
            judged.append(_judged(one, answer, head, relatives[0] if relatives else None))
        return judged

    def _of_office(self, rows: Sequence[Waiting]) -> list[Judged]:
        """Judge members whose head the list does not name, but the office may know."""
        if not rows:
            return []
        by_id = {
            one.national_id: one
            for one in self._whom.by_number({row.head_id for row, _ in rows if row.head_id})
            if one.relation == Relation.HEAD
        }
        by_code = {one.code: one for one in self._whom.by_code({row.code for row, _ in rows if row.code})}
        found = [(one, by_id.get(one.row.head_id) or by_code.get(one.row.code)) for one in rows]
        ids = {known.household_id for _, known in found if known}
        families, others = self._whom.families(ids), self._whom.elsewhere(ids)
        here = [(one, known) for one, known in found if known and known.household_id not in others]
        answers = self._whom.members([(one, known.household_id) for one, known in here], families)
        judged = [_judged(one, answer, 0, known) for (one, known), answer in zip(here, answers, strict=True)]
        no_head = Problem(Severity.ERROR, _NO_HEAD, field="head_id")
        for one, known in found:
            if known is None or known.household_id in others:
                problem = no_head if known is None else elsewhere_problem()
                judged.append(Judged(one.row, one.parts, Match(Verdict.REFUSED, problem=problem)))
        return judged


def _judged(one: Waiting, answer: Match, head_row: int, relative: Known | None) -> Judged:
    return Judged(one.row, one.parts, answer, head_row=head_row, relative=relative)


def _out(one: Waiting, head: int) -> Judged:
    problem = Problem(Severity.ERROR, _HEAD_OUT, {"row": head}, "relation")
    return Judged(one.row, one.parts, Match(Verdict.REFUSED, problem=problem))


def _standing(head: Judged) -> int:
    if head.match.verdict not in _TAKEN:
        return _STAYS_OUT
    return head.match.known.household_id if head.match.known else _IS_NEW


def _marks(national_id: str, code: str) -> list[int]:
    return [hash(national_id)] * bool(national_id) + [_code_mark(code)] * bool(code)


def _code_mark(code: str) -> int:
    return hash(("code", code))
