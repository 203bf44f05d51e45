"""Judges two records by all their fields; what is not certain goes to a person and nothing merges silently."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.matching.entry import Entry
from desktop.matching.explanation import About, Evidence, Says, evidence


class Outcome(StrEnum):
    """What is to be done with a pair."""

    SAME = "same"
    REVIEW = "review"
    CONFLICT = "conflict"  # one identifier, two names: somebody has to ask
    DIFFERENT = "different"


@dataclass(frozen=True)
class Judgement:
    """An outcome, how strongly the fields speak for one person (0-100), and each field's word."""

    outcome: Outcome
    score: int
    reasons: tuple[Evidence, ...]


# How much a field counts where pairs are put in order; the outcome itself rests on the rules below.
_WEIGHTS: dict[tuple[About, Says], int] = {
    (About.NAME, Says.SAME): 45,
    (About.NAME, Says.NEAR): 30,
    (About.NAME, Says.AGAINST): -40,
    (About.NATIONAL_ID, Says.SAME): 45,
    (About.NATIONAL_ID, Says.NEAR): 20,
    (About.NATIONAL_ID, Says.AGAINST): -35,
    (About.BIRTH, Says.SAME): 25,
    (About.BIRTH, Says.NEAR): 10,
    (About.BIRTH, Says.AGAINST): -25,
    (About.SEX, Says.AGAINST): -30,
    (About.FATHER, Says.NEAR): 10,
    (About.FATHER, Says.AGAINST): -20,
    (About.PHONE, Says.SAME): 20,
    (About.HOUSEHOLD, Says.SAME): 20,
    (About.AREA, Says.NEAR): 5,
}
_CORROBORATING = frozenset((About.BIRTH, About.PHONE, About.HOUSEHOLD))
_CONTRADICTING = frozenset((About.BIRTH, About.SEX, About.FATHER))


def judge(a: Entry, b: Entry) -> Judgement:
    """Judge whether two records are one person."""
    said = {word.about: word for word in evidence(a, b)}
    score = sum(_WEIGHTS[word.about, word.says] for word in said.values())
    outcome = _by_id(said) or _without_id(said, has_full_name=min(len(a.parts), len(b.parts)) > 1)
    return Judgement(outcome, max(0, min(100, score)), tuple(said.values()))


def _by_id(said: dict[About, Evidence]) -> Outcome | None:
    """Judge where both records bear an identifier."""
    number = said.get(About.NATIONAL_ID)
    if number is None:
        return None
    name = said[About.NAME].says
    if number.says is Says.SAME:
        return Outcome.SAME if name is Says.SAME else Outcome.CONFLICT
    if name is Says.AGAINST:
        return Outcome.DIFFERENT
    if number.says is Says.NEAR or (name is Says.SAME and _is_corroborated(said)):
        return Outcome.REVIEW
    return Outcome.DIFFERENT  # namesakes with their own numbers


def _without_id(said: dict[About, Evidence], *, has_full_name: bool) -> Outcome:
    """Judge by name, birth, phone and household where an identifier is missing."""
    name = said[About.NAME].says
    if name is Says.AGAINST:
        return Outcome.DIFFERENT
    is_corroborated = _is_corroborated(said)
    is_contradicted = any(about in said and said[about].says is Says.AGAINST for about in _CONTRADICTING)
    if is_contradicted and not is_corroborated:
        return Outcome.DIFFERENT  # namesakes are normal
    if name is Says.SAME and is_corroborated and not is_contradicted and has_full_name:
        return Outcome.SAME
    return Outcome.REVIEW


def _is_corroborated(said: dict[About, Evidence]) -> bool:
    return any(about in said and said[about].says is Says.SAME for about in _CORROBORATING)
