"""What the page says of a view: how many pairs each holds, why one is empty, how far the searches have come."""

from collections.abc import Sequence

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.duplicate_view import PairCount, Show
from desktop.operations.duplicates import SearchState
from desktop.operations.pair_search import Searched
from desktop.ui.duplicates.words import VIEWS
from desktop.ui.widgets.choice import Options

_STATES = {
    Show.WAITING: ("open", "later", "asked"),
    Show.CONFLICTS: ("open", "later", "asked"),
    Show.SAME: ("same",),
    Show.DIFFERENT: ("different",),
    Show.MERGED: ("merged",),
    Show.ASKED_ME: ("asked_me",),
}
_CONFLICT = "conflict"


def counted_views(counts: Sequence[PairCount]) -> Options:
    """Return the views to choose from, each with its number of pairs."""
    return [(show, _("{view}: {n}", view=_(words), n=_count(show, counts))) for show, words in VIEWS.items()]


def _count(show: Show, counts: Sequence[PairCount]) -> int:
    wanted = [one for one in counts if one.state in _STATES[show]]
    return sum(one.pairs for one in wanted if show is not Show.CONFLICTS or one.opinion == _CONFLICT)


def emptiness(state: SearchState, *, is_narrowed: bool) -> tuple[str, str, str]:
    """Return title, words and verb of an empty view; it never claims that nothing was found where nobody looked."""
    if state.finished_at is None:
        return (
            _("Nobody has searched for doubles yet"),
            _("The search compares all persons with each other and can be stopped at any time."),
            _("Search for doubles"),
        )
    if is_narrowed:
        return _("No pair in this view"), _("Choose another view, or search for other words."), ""
    return _("No pair waits"), _("Search again after new families were entered or taken in."), ""


def status_words(count: int, state: SearchState) -> str:
    """Return the status line: how many pairs, when was searched, and what could not be compared."""
    told = [ngettext("{n} pair", "{n} pairs", count)]
    if state.is_stopped:
        told.append(_("the last search was stopped: search again to go on with it"))
    elif state.finished_at is not None:
        told.append(
            ngettext(
                "last search {moment}: {n} person compared",
                "last search {moment}: {n} persons compared",
                state.persons,
                moment=current().moment(state.finished_at),
            )
        )
        if state.is_behind:
            told.append(_("persons were added or changed since"))
    return " · ".join([*told, *(_(message, n=n) for message, n in state.notes)])


def found_words(found: Searched) -> str:
    """Return what a search did, with everything that it left out."""
    words = ngettext("{n} person was compared.", "{n} persons were compared.", found.persons)
    return " ".join([words, *(_(message, n=n) for message, n in found.notes)])
