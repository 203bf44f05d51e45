"""Writes a view of the list as text, to be kept under a name, and reads it back."""

import json
from typing import NamedTuple

from desktop.errors import BadInputError
from desktop.marking import N_
from desktop.models.filtering import as_plain, from_plain
from desktop.models.listing import Column, Listing, Order, Scope


class View(NamedTuple):
    """Whom to show, and which columns of them, in their order."""

    listing: Listing
    columns: tuple[str, ...] = ()


def written(view: View) -> str:
    """Return the text that is kept; the words of a search belong to nobody's view."""
    listing = view.listing
    return json.dumps(
        {
            "scope": listing.scope.value,
            "order": listing.order.value,
            "descending": listing.descending,
            "any": listing.is_any,
            "conditions": [as_plain(one) for one in listing.conditions],
            "columns": list(view.columns),
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def read(text: str) -> View:
    """Return the view behind kept text.

    Raises:
        BadInputError: A newer program wrote it, or it is damaged.
    """
    try:
        plain = json.loads(text)
        known = set(Column)
        return View(
            Listing(
                scope=Scope(plain["scope"]),
                order=Order(plain["order"]),
                descending=bool(plain["descending"]),
                is_any=bool(plain["any"]),
                conditions=tuple(from_plain(one) for one in plain["conditions"]),
            ),
            tuple(str(one) for one in plain["columns"] if one in known),
        )
    except (ValueError, KeyError, TypeError) as fault:
        raise BadInputError(
            N_(
                "This saved view cannot be read by this version of the program. Build the filter anew and save it."
            )
        ) from fault
