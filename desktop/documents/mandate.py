"""Prints a family's mandate: somebody else collects for it, in one round; without an agent it is a form to fill in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.flow import print_flow
from desktop.documents.letter import Letter, letter_flow, sign
from desktop.documents.list_form import posts
from desktop.documents.pen import Pen
from desktop.documents.quantities import isolated
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.minutes_paper import Member
from desktop.models.round_paper import Mandate
from desktop.progress import Progress
from desktop.resources import resource

_POSTS = (
    N_("The family (signature or thumbprint)"),
    N_("The agent"),
    N_("First witness"),
    N_("Second witness"),
)


def render(mandate: Mandate, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the mandate."""
    text = tomllib.loads(resource("texts", f"mandate.{tongue.language}.toml").read_text(encoding="utf-8"))
    progress.advance(0, 1, N_("Printing the mandate"))
    print_flow(
        out,
        title=text["title"],
        tongue=tongue,
        compose=lambda pen, pages: _compose(mandate, tongue, text, pen, pages),
    )
    progress.advance(1, 1, N_("Printing the mandate"))


def _compose(mandate: Mandate, tongue: Tongue, text: Mapping[str, str], pen: Pen, pages: int) -> int:
    head = mandate.head
    letter = Letter(
        letterhead=head.letterhead,
        stamp=head.stamp,
        title=text["title"],
        facts=(
            tongue.text(N_("Sheet: {number}"), number=layout.code(tongue, head.stamp.number)),
            tongue.text(N_("Row: {row}"), row=mandate.row),
        ),
    )
    flow = letter_flow(letter, tongue, pen, pages)
    flow.paragraph(_body(mandate, tongue, text))
    flow.paragraph(text["valid"])
    flow.paragraph(text["agent_signs"])
    sign(letter, tongue, flow, posts(tongue, _POSTS))
    return flow.end()


def _body(mandate: Mandate, tongue: Tongue, text: Mapping[str, str]) -> str:
    head, agent = mandate.head, mandate.agent
    relation = text["blank_relation"]
    if mandate.relation:
        relation = text["relation"].format(relation=isolated(mandate.relation))
    return text["body"].format(
        giver=isolated(mandate.giver.name),
        giver_id=_identity(mandate.giver, tongue, text),
        agent=isolated(agent.name) if agent else text["blank"],
        agent_id=_identity(agent, tongue, text) if agent else text["blank_id"],
        relation=relation,
        item=isolated(quantities.item(tongue, head.item, mandate.quantity, head.unit)),
        campaign=isolated(head.campaign),
        place=isolated(head.place),
        day=isolated(tongue.date(head.day)),
        row=tongue.number(mandate.row),
        sheet=layout.code(tongue, head.stamp.number),
    )


def _identity(person: Member, tongue: Tongue, text: Mapping[str, str]) -> str:
    if not person.national_id:
        return text["blank_id"]
    return text["id"].format(number=tongue.code(person.national_id))
