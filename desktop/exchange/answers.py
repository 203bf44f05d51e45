"""A receipt: what became of a package, in counts by reason and a code a row, and nothing else of ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.exchange.errors import refusal


class Outcome(StrEnum):
    """What became of the package as a whole."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The outcome of one package; `package_id` is empty where its manifest could not be read."""

    manifest_sha256: str
    package_id: str = ""
    outcome: Outcome
    rows: int
    decided_on: date
    counts: Mapping[str, int] = field(default_factory=dict)  # by reason, such as new, known, E_EXPIRED

    def tables(self, codes: Iterable[Sequence[str]]) -> dict[str, Iterable[Sequence[str]]]:
        """Return the rows of a receipt package; `codes` are the sender's uid and our code, by uid."""
        answer = (
            self.manifest_sha256,
            self.package_id,
            self.outcome.value,
            str(self.rows),
            self.decided_on.isoformat(),
        )
        counts = [(code, str(count)) for code, count in sorted(self.counts.items())]
        return {"answer": [answer], "counts": counts, "rows": codes}


def answer_of(answer: Sequence[Sequence[str]], counts: Sequence[Sequence[str]], office: str) -> Answer:
    """Build the answer from rows that already kept every rule of their tables.

    Raises:
        PackageError: E_ROWS, when there is not exactly one answer.
    """
    if len(answer) != 1:
        raise refusal("E_ROWS", office=office, expected=1, found=len(answer))
    manifest_sha256, package_id, outcome, rows, decided_on = answer[0]
    return Answer(
        manifest_sha256=manifest_sha256,
        package_id=package_id,
        outcome=Outcome(outcome),
        rows=int(rows),
        decided_on=date.fromisoformat(decided_on),
        counts={code: int(count) for code, count in counts},
    )
