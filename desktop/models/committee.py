"""The committee of a round: who leads it, and in whose name the round is closed."""

from collections.abc import Iterator, Sequence

from desktop.marking import N_
from desktop.models.minutes_paper import members_of
from desktop.models.names import key
from desktop.models.paper import Signature
from desktop.models.problem import Problem, Severity

_LEADING = tuple(map(key, ("رئيس اللجنة", "رئیس کمیته", "رئیس کارگروه", "head of the committee", "chair")))


def head_of(committee: str, signatories: Sequence[Signature]) -> str:
    """Return who leads a committee written as lines of “post: person”; else who signs as its head, or signs last."""
    people = [(member.post, member.name) for member in members_of(committee)]
    people += [(one.post, one.person) for one in signatories if one.person]
    heads = [name for post, name in people if any(word in key(post) for word in _LEADING)]
    signing = [one.person for one in signatories if one.person]
    return next(iter([*heads, *reversed(signing)]), "")


def check_head(name: str, committee: str, signatories: Sequence[Signature]) -> Iterator[Problem]:
    """Yield what is wrong with who is said to close a round."""
    if not name.strip():
        message = N_("A round is closed by the head of the committee. Type the name as on the minutes.")
        yield Problem(Severity.ERROR, message, field="head")
        return
    known = [member.name for member in members_of(committee)]
    known += [one.person for one in signatories if one.person]
    if known and key(name) not in map(key, known):
        message = N_(
            "{name} neither belongs to the committee of this round nor signs for the office. Type the head's name as "
            "it stands there; who took the post over is entered first in Settings, among those who sign."
        )
        yield Problem(Severity.ERROR, message, {"name": name.strip()}, "head")
