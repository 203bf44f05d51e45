"""What the list says of itself: how many were found, and what to do next where nobody was."""

from typing import NamedTuple

from desktop.i18n.catalogue import _, ngettext
from desktop.marking import N_
from desktop.models.listing import MOST_HITS, SHORTEST_SEARCH, Hits, Listing, Scope


class Emptiness(NamedTuple):
    """Why nothing is seen, and the next step."""

    title: str
    hint: str
    step: str = ""


_OF_SCOPE = {
    Scope.CLOSED: (N_("No closed file"), N_("Files that are closed with a reason appear here.")),
    Scope.WITHOUT_ID: (N_("Every person has a national ID"), N_("Choose another filter to see the list.")),
    Scope.DISPUTED: (N_("No number is borne twice"), N_("Choose another filter to see the list.")),
}


def count_words(listing: Listing, hits: Hits) -> str:
    """Return the sentence of the status line."""
    count = len(hits.ids)
    if hits.is_held_back:
        return _("Nobody is shown before somebody is looked for")
    if hits.alike:
        return _alike_words(count - hits.alike, hits.alike)
    if listing.text and count >= MOST_HITS:
        return _("More than {n} persons found; type more letters to see fewer", n=MOST_HITS - 1)
    if listing.text:
        return ngettext("{n} person found", "{n} persons found", count)
    if listing.scope is Scope.HEADS:
        return ngettext("{n} family", "{n} families", count)
    return ngettext("{n} person", "{n} persons", count)


def _alike_words(fitting: int, alike: int) -> str:
    if not fitting:
        return ngettext(
            "Nobody fits exactly; {n} person resembles it",
            "Nobody fits exactly; {n} persons resemble it",
            alike,
        )
    return ngettext(
        "{fitting} found exactly, and {n} person who resembles it",
        "{fitting} found exactly, and {n} persons who resemble it",
        alike,
        fitting=fitting,
    )


def emptiness(listing: Listing, hits: Hits, *, can_import: bool) -> Emptiness:
    """Return what stands in place of the lines."""
    if hits.is_held_back:
        return Emptiness(
            _("Search for somebody first"),
            _(
                "This office shows nobody unasked: type at least {n} letters or digits, or set a filter. "
                "Searches stand in the journal.",
                n=SHORTEST_SEARCH,
            ),
            _("Add a filter…"),
        )
    if listing.conditions:
        return Emptiness(
            _("Nobody fits this filter"),
            _("Take one of the filters above the list away, or let one of them be enough."),
            _("Remove all filters"),
        )
    if listing.text:
        return Emptiness(
            _("Nobody found for “{words}”", words=listing.text),
            _("Try fewer letters, another spelling or the national ID; or enter the family."),
            _("New family"),
        )
    if listing.scope in _OF_SCOPE:
        return Emptiness(*(_(words) for words in _OF_SCOPE[listing.scope]))
    return Emptiness(
        _("The list is still empty"),
        _("Take in the Excel list you have, or enter the first family."),
        _("Import a list") if can_import else _("New family"),
    )
