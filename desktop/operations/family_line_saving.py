"""Writes the lines around a family in the running unit of work: categories, needs, papers, programmes, disability.

A stored line that the draft does not name stays as it is, because the person at work may not have seen it;
a category that was seen and taken out ends today.
"""

from collections.abc import Mapping, Sequence

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.beneficiary import CategoryAssignment, Household, Person
from desktop.models.code_list import CodeListName
from desktop.models.family import FamilyDraft
from desktop.models.family_lines import (
    CategoryDraft,
    MembershipDraft,
    NeedDraft,
    PaperDraft,
)
from desktop.models.family_paper import FamilyPaper
from desktop.models.family_record import changed
from desktop.models.line_words import line_words
from desktop.models.need import Need, NeedState
from desktop.models.programme import Membership
from desktop.operations.authorship import author, born
from desktop.operations.disability_saving import put_disability, refuse_unknown
from desktop.operations.histories import History
from desktop.operations.rights import Right, may
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_SETTLED = (NeedState.MET, NeedState.WITHDRAWN)


class LineSaving:
    """The lines of one save; `persons` are the members in the order of the draft."""

    def __init__(
        self,
        uow: UnitOfWork,
        workspace: Workspace,
        history: History,
        household: Household,
        persons: Sequence[Person],
    ) -> None:
        self._uow, self._workspace, self._history = uow, workspace, history
        self._household, self._persons = household, persons
        self._lines = uow.family_lines
        self._today = workspace.today()
        self._may_see = may(workspace.actor, Right.SEE_SENSITIVE)

    def put(self, draft: FamilyDraft) -> None:
        """Bring all lines to the draft."""
        self._put_categories(draft.categories)
        self._put_needs(draft.needs)
        self._put_papers(draft.papers)
        self._put_memberships(draft.memberships)
        for person, member in zip(self._persons, draft.members, strict=True):
            if member.disability is not None and self._may_see:
                put_disability(self._uow, self._workspace, self._history, person, member.disability)

    def _put_categories(self, wanted: Sequence[CategoryDraft]) -> None:
        held = self._lines.open_categories(self._household.id)
        hidden = frozenset() if self._may_see else self._lines.sensitive_codes(CodeListName.CATEGORY)
        by_key = {(one.person_id, one.code): one for one in held}
        keys = {(self._person_id(one.member), one.code) for one in wanted}
        for key, one in by_key.items():
            if key not in keys and one.code not in hidden:
                one.valid_to = max(self._today, one.valid_from)
                one.touch(self._workspace.now(), author(self._workspace))
                self._note(one.person_id, "category", one.code, "")
        self._refuse_unknown(CodeListName.CATEGORY, [one.code for one in wanted], {one.code for one in held})
        for draft in wanted:
            stored = by_key.get((self._person_id(draft.member), draft.code))
            if stored is None:
                self._add_category(draft)
            else:
                self._change_category(stored, draft)

    def _add_category(self, draft: CategoryDraft) -> None:
        person_id = self._person_id(draft.member)
        seen = (author(self._workspace), self._today) if draft.is_seen else ("", None)
        self._uow.beneficiaries.add(
            CategoryAssignment(
                **born(self._workspace),
                household_id=self._household.id,
                person_id=person_id,
                code=draft.code,
                valid_from=draft.since or self._today,
                evidence=draft.evidence,
                seen_by=seen[0],
                seen_on=seen[1],
            )
        )
        self._note(person_id, "category", "", draft.code)

    def _change_category(self, stored: CategoryAssignment, draft: CategoryDraft) -> None:
        """Take over paper and date of a stored category; a draft that was made from a bare code says neither."""
        if draft.uid is None:
            return
        values: dict[str, object] = {"evidence": draft.evidence}
        if draft.since is not None:
            values["valid_from"] = draft.since
        if draft.is_seen != bool(stored.seen_by):
            values |= {
                "seen_by": author(self._workspace) if draft.is_seen else "",
                "seen_on": self._today if draft.is_seen else None,
            }
        old = line_words(stored)
        if self._change(stored, values):
            self._note(stored.person_id, "category_evidence", old, line_words(stored))

    def _put_needs(self, wanted: Sequence[NeedDraft]) -> None:
        stored = {one.uid: one for one in self._lines.needs(self._household.id)}
        self._refuse_unknown(
            CodeListName.NEED, [one.kind for one in wanted], {one.kind for one in stored.values()}
        )
        for draft in wanted:
            if draft.uid is None:
                self._add_need(draft)
            elif draft.uid in stored:
                self._change_need(stored[draft.uid], draft)

    def _add_need(self, draft: NeedDraft) -> None:
        need = Need(
            **born(self._workspace),
            household_id=self._household.id,
            person_id=self._person_id(draft.member),
            kind=draft.kind,
            noted_on=self._today,
            urgency=draft.urgency.value,
            state=draft.state.value,
            provider=draft.provider,
            settled_on=self._today if draft.state in _SETTLED else None,
            remark=draft.remark,
        )
        self._uow.beneficiaries.add(need)
        self._note(need.person_id, "need", "", line_words(need))

    def _change_need(self, stored: Need, draft: NeedDraft) -> None:
        settled = (stored.settled_on or self._today) if draft.state in _SETTLED else None
        old = line_words(stored)
        values: dict[str, object] = {
            "urgency": draft.urgency.value,
            "state": draft.state.value,
            "provider": draft.provider,
            "remark": draft.remark,
            "settled_on": settled,
        }
        if self._change(stored, values):
            self._note(stored.person_id, "need", old, line_words(stored))

    def _put_papers(self, wanted: Sequence[PaperDraft]) -> None:
        papers = self._lines.papers(self._household.id)
        stored = {(one.person_id, one.kind): one for one in papers}
        self._refuse_unknown(CodeListName.PAPER, [one.kind for one in wanted], {one.kind for one in papers})
        for draft in wanted:
            person_id = self._person_id(draft.member)
            paper = stored.get((person_id, draft.kind))
            old = "" if paper is None else line_words(paper)
            if paper is None:
                paper = FamilyPaper(
                    **born(self._workspace),
                    household_id=self._household.id,
                    person_id=person_id,
                    kind=draft.kind,
                )
                self._uow.beneficiaries.add(paper)
            if self._change(paper, self._paper_values(paper, draft)) or not old:
                self._note(person_id, "paper", old, line_words(paper))

    def _paper_values(self, stored: FamilyPaper, draft: PaperDraft) -> dict[str, object]:
        values: dict[str, object] = {"number": draft.number, "expires_on": draft.expires_on}
        if draft.is_seen != stored.is_seen:
            values["seen_on"] = self._today if draft.is_seen else None
            values["seen_by"] = author(self._workspace) if draft.is_seen else ""
        return values

    def _put_memberships(self, wanted: Sequence[MembershipDraft]) -> None:
        stored = {one.programme_code: one for one in self._lines.memberships(self._household.id)}
        for draft in wanted:
            membership = stored.get(draft.programme)
            old = "" if membership is None else line_words(membership)
            if membership is None:
                membership = _joined(self._uow, self._workspace, self._household, draft.programme)
            values: dict[str, object] = {
                "state": draft.state,
                "number": draft.number,
                "card_digits": draft.card_digits,
                "reason": "" if draft.state == "active" else draft.reason,
                "valid_to": self._today if draft.state == "exited" else None,
            }
            if draft.state != membership.state:  # nobody was told of this yet
                values |= {"state_since": self._today, "told_on": None, "told_how": None}
            if self._change(membership, values) or not old:
                self._note(None, "programme", old, line_words(membership))

    def _change(
        self,
        record: CategoryAssignment | Need | FamilyPaper | Membership,
        values: Mapping[str, object],
    ) -> bool:
        differing = changed(record, values)
        for name, (_, new) in differing.items():
            setattr(record, name, new)
        if differing:
            record.touch(self._workspace.now(), author(self._workspace))
            self._uow.beneficiaries.save(record)
        return bool(differing)

    def _refuse_unknown(self, name: CodeListName, codes: Sequence[str], held: set[str]) -> None:
        refuse_unknown(self._uow, name, codes, held, self._today)

    def _person_id(self, member: int | None) -> int | None:
        return None if member is None else self._persons[member].id

    def _note(self, person_id: int | None, field: str, old: str, new: str) -> None:
        person = next((one for one in self._persons if one.id == person_id), None)
        if person is None:
            self._history.note("household", self._household.uid, field, old, new)
        else:
            self._history.note("person", person.uid, field, old, new)


def _joined(uow: UnitOfWork, workspace: Workspace, household: Household, code: str) -> Membership:
    """Return a new membership.

    Raises:
        NotFoundError: There is no such programme, or it is closed.
    """
    programme = uow.programmes.find(code)
    if programme is None or programme.is_closed:
        raise NotFoundError(N_("This programme takes no families any more. Choose another one."))
    membership = Membership(
        **born(workspace), household_id=household.id, programme_code=code, valid_from=workspace.today()
    )
    uow.programmes.add(membership)
    return membership
