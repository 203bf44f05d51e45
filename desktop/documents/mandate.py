"""Prints a family's mandate: somebody else collects for it, in one round; without an agent it is a form to fill in."""

from __future__ import annotations

from pathlib import Path

from desktop.documents import layout, quantities
from desktop.documents.flow import Flow
from desktop.documents.letter import Texts
from desktop.documents.row_letter import RowLetter, render_row
from desktop.i18n.tongue import Tongue, isolated
from desktop.marking import N_
from desktop.models.minutes_paper import Member
from desktop.models.round_paper import Mandate
from desktop.progress import Progress

_POSTS = (
    N_("The family (signature or thumbprint)"),
    N_("The agent"),
    N_("First witness"),
    N_("Second witness"),
)


def render(mandate: Mandate, tongue: Tongue, out: Path, progress: Progress) -> None:
    """Print the mandate."""

    def compose(flow: Flow, text: Texts) -> None:
        flow.paragraph(_body(mandate, tongue, text))
        flow.paragraph(text["valid"])
        flow.paragraph(text["agent_signs"])

    persons = (mandate.giver.name, mandate.agent.name if mandate.agent else "")
    letter = RowLetter(texts="mandate", compose=compose, posts=_POSTS, persons=persons)
    render_row(letter, mandate.head, mandate.row, tongue, out, progress)


def _body(mandate: Mandate, tongue: Tongue, text: Texts) -> str:
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
        item=quantities.item(tongue, head.item, mandate.quantity, head.unit),
        campaign=isolated(head.campaign),
        place=isolated(head.place),
        day=isolated(tongue.days(head.day, head.last_day)),
        row=tongue.digits(str(mandate.row)),
        sheet=layout.code(tongue, head.stamp.number),
    )


def _identity(person: Member, tongue: Tongue, text: Texts) -> str:
    if not person.national_id:
        return text["blank_id"]
    return text["id"].format(number=tongue.code(person.national_id))
