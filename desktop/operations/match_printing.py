"""Printing the match sheet of a pair, so that an official can compare both cards and sign."""

from hashlib import sha256
from pathlib import Path

from desktop.documents import match_sheet
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.canonical import canonical_bytes
from desktop.models.duplicate_words import COMPARED, FACTS, said_text, side_value
from desktop.models.journal import Action
from desktop.models.match_paper import MatchSheet
from desktop.models.paper import Stamp
from desktop.models.reason_words import reason_texts
from desktop.operations.authorship import note
from desktop.operations.duplicates import PairCard, card_of, known_pair
from desktop.operations.pair_search import KIND
from desktop.operations.printing import letterhead, made_and_headed, new_paper, paper_tongue
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

_MOST_SURE = 99  # certainty is never claimed


def print_match(
    workspace: Workspace,
    pair_id: int,
    out: Path,
    language: str = "",
    numerals: str = "",
    progress: Progress | None = None,
) -> Path:
    """Print the match sheet of a pair.

    Raises:
        NotFoundError: The pair is not there any more.
    """
    require(workspace, Right.PRINT)
    tongue = paper_tongue(language or workspace.settings.language, numerals or workspace.settings.numerals)
    with new_paper(out, workspace) as (uow, beside):
        card = card_of(uow, workspace, known_pair(uow, pair_id))
        paper = _paper(uow, workspace, card, tongue)
        homes = [card.left.household_uid, card.right.household_uid]
        note(uow, workspace, Action.PRINTED, KIND, str(pair_id), households=homes)
        match_sheet.render(paper, tongue, beside, progress or Progress())
    return out


def _paper(uow: UnitOfWork, workspace: Workspace, card: PairCard, tongue: Tongue) -> MatchSheet:
    rows = tuple(_rows(card, tongue))
    reasons = tuple(reason_texts(tongue, card.reasons))
    content = canonical_bytes({"rows": [list(row) for row in rows], "reasons": list(reasons)})
    return MatchSheet(
        letterhead=letterhead(uow),
        stamp=Stamp(
            number=str(card.id),
            digest=sha256(content).hexdigest(),
            journal_head=uow.journal.head()[1],
            is_synthetic=workspace.settings.is_synthetic,
        ),
        day=workspace.today(),
        files=(tongue.code(card.left.code), tongue.code(card.right.code)),
        rows=rows,
        verdict=tongue.text(card.verdict),
        likely=None if card.is_conflict else min(_MOST_SURE, int(card.score * 100)),
        reasons=reasons,
        said=tuple(said_text(tongue, one) for one in card.said),
        signatures=made_and_headed(uow, workspace.today(), tongue, "", N_("Checked by")),
    )


def _rows(card: PairCard, tongue: Tongue) -> list[tuple[str, str, str]]:
    found = []
    for field, label in (COMPARED | FACTS).items():
        one, other = (side_value(tongue, side, field) for side in (card.left, card.right))
        if one or other:
            found.append((tongue.text(label), one or "–", other or "–"))
    return found
