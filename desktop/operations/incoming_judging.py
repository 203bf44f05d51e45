"""Judges a partner's rows against the own list: by uid and number first, then by what the comparison says of the rest."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.exchange.verify import Batch
from desktop.matching.verdicts import KINDS, SENTENCES
from desktop.models.canonical import canonical_bytes
from desktop.models.country import FACTS
from desktop.models.incoming import (
    IncomingPerson,
    Judged,
    Likeness,
    OwnPerson,
    judge_by_likeness,
    judge_by_marks,
)
from desktop.models.names import key
from desktop.operations.pair_judging import links
from desktop.store.incoming import Incoming
from desktop.store.likely_persons import listed
from desktop.store.pair_finding import ListedPerson
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_Payload = Mapping[str, str]


def judged_rows(
    uow: UnitOfWork, workspace: Workspace, incoming: Incoming, batch: Batch
) -> list[dict[str, object]]:
    """Return the rows of a batch as they are staged, each with what it is to the own list."""
    names = batch.table.names
    payloads = [dict(zip(names, row, strict=True)) for row in batch.rows]
    answers = _Judging(uow, workspace, incoming).judge(payloads)
    return [
        {
            "number": batch.first + place,
            "row_uid": person.uid,
            "name": person.name,
            "name_key": person.name_key,
            "national_id": person.national_id,
            "payload": canonical_bytes(payload).decode(),
            "verdict": judged.verdict.value,
            "why": judged.why,
            "person_id": judged.person_id,
        }
        for place, (payload, (person, judged)) in enumerate(zip(payloads, answers, strict=True))
    ]


class _Judging:
    """One batch; only rows that neither uid nor number decides are compared."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, incoming: Incoming) -> None:
        self._uow, self._incoming = uow, incoming
        self._language = FACTS[workspace.country].language

    def judge(self, payloads: Sequence[_Payload]) -> list[tuple[IncomingPerson, Judged]]:
        people = [_read(payload, self._language) for payload in payloads]
        meant = self._uow.merges.survivors({one.uid for one in people})
        own = self._incoming.likely(
            {one.uid for one in people} | set(meant.values()),
            {one.national_id for one in people if one.has_number},
            {one.name_key for one in people},
            {one.phone for one in people if one.phone},
        )
        finder, helped = _Finder(own), _Helped(self._incoming, [person.household_id for person in own])
        answers: dict[int, Judged] = {}
        for place, one in enumerate(people):
            uid = meant.get(one.uid, "")
            near = finder.marked(one, uid)
            judged = judge_by_marks(one, near, helped.during(one), self._language, uid) if near else None
            if judged is not None:
                answers[place] = judged
        rest = [place for place in range(len(people)) if place not in answers]
        likeness = self._likeness(
            [payloads[place] for place in rest], [people[place] for place in rest], finder
        )
        for found, place in zip(likeness, rest, strict=True):
            answers[place] = judge_by_likeness(found, helped.during(people[place]) if found else ())
        return [(one, answers[place]) for place, one in enumerate(people)]

    def _likeness(
        self, payloads: Sequence[_Payload], people: Sequence[IncomingPerson], finder: "_Finder"
    ) -> list[list[Likeness]]:
        """Return, for each row, the persons who resemble it, by the engine and what it learnt."""
        found: list[list[Likeness]] = [[] for _ in people]
        asked = [place for place, one in enumerate(people) if finder.resembling(one)]
        near = {one.id: one for place in asked for one in finder.resembling(people[place])}
        own = listed(self._uow.session, near)
        rows = [_row(payloads[place]) for place in asked]
        for link in links(self._uow, self._language, rows, own):
            person = near[own[link.right].id]
            opinion = link.opinion
            found[asked[link.left]].append(Likeness(person, link.score, KINDS[opinion], SENTENCES[opinion]))
        return found


class _Finder:
    """Finds the own persons a row may mean without looking at all of them."""

    def __init__(self, own: Sequence[OwnPerson]) -> None:
        self._by: dict[str, list[OwnPerson]] = {}
        for person in own:
            for mark in {person.uid, f"#{person.national_id}", f"~{person.name_key}", f"@{person.phone}"}:
                self._by.setdefault(mark, []).append(person)

    def marked(self, row: IncomingPerson, meant: str) -> list[OwnPerson]:
        """Return who has the row's uid or number."""
        marks = [row.uid, meant] + ([f"#{row.national_id}"] if row.has_number else [])
        return self._under(marks)

    def resembling(self, row: IncomingPerson) -> list[OwnPerson]:
        """Return who has the row's name or phone."""
        return self._under([f"~{row.name_key}"] + ([f"@{row.phone}"] if row.phone else []))

    def _under(self, marks: Sequence[str]) -> list[OwnPerson]:
        return list({person.id: person for mark in marks for person in self._by.get(mark, ())}.values())


class _Helped:
    """Remembers which families of a batch already get help in a period."""

    def __init__(self, incoming: Incoming, households: Sequence[int]) -> None:
        self._incoming, self._households = incoming, households
        self._answers: dict[tuple[str, date | None, date | None], set[int]] = {}

    def during(self, row: IncomingPerson) -> set[int]:
        question = (row.programme, row.period_from, row.period_to)
        if question not in self._answers:
            self._answers[question] = (
                self._incoming.helped(self._households, *question) if self._households else set()
            )
        return self._answers[question]


def _read(payload: _Payload, language: str) -> IncomingPerson:
    return IncomingPerson(
        uid=payload["uid"],
        name=payload["name"],
        name_key=key(payload["name"], language),
        national_id=payload.get("id_number", ""),
        id_kind=payload.get("id_kind", ""),
        phone=payload.get("phone", ""),
        programme=payload.get("programme", ""),
        period_from=day_of(payload.get("period_from", "")),
        period_to=day_of(payload.get("period_to", "")),
    )


def _row(payload: _Payload) -> ListedPerson:
    """Return a partner's row as linkage reads persons."""
    kind = payload.get("id_kind", "")
    return ListedPerson(
        id=0,
        name=payload["name"],
        national_id=payload.get("id_number", "") if kind in ("", "national") else "",
        birth_date=payload.get("birth_date") or None,
        birth_precision=payload.get("birth_precision") or "day",
        sex=payload.get("sex") or None,
        phone=payload.get("phone", ""),
        father_name=payload.get("father_name", ""),
        mother_name=payload.get("mother_name", ""),
        place=payload.get("place", "") or payload.get("area_name", ""),
        address=payload.get("address", ""),
        area_code=payload.get("area_code") or None,
        is_changed=False,
    )


def day_of(text: str) -> date | None:
    """Return the day of a cell that already kept its rules; None where it is empty."""
    return date.fromisoformat(text) if text else None
