"""The annexes of a memorandum: what data may travel, the keys that prove it, who answers, and by when."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents import layout
from desktop.documents.clauses import days
from desktop.documents.flow import SHORT_TABLE, Flow
from desktop.documents.key_digits import draw_digits, draw_symbol
from desktop.documents.pen import Align, Room
from desktop.documents.typography import Style
from desktop.i18n.tongue import Tongue
from desktop.marking import N_
from desktop.models.memorandum_paper import DataAnnex, MemorandumPaper

_PROFILES = {
    "P0": N_("P0: counts only, no persons"),
    "P1": N_("P1: tokens of the private overlap check, no names or numbers"),
    "P2": N_("P2: identity minimum (number, name, area, programme, period)"),
    "P3": N_("P3: household file, only with explicit consent"),
}
_SYMBOL_SIDE = 36.0
_KEY_HEIGHT, _UNKNOWN_HEIGHT = 43.0, 24.0
_TITLE_ROOM = 14.0

Rows = Sequence[Sequence[str]]


def data_annex(flow: Flow, tongue: Tongue, paper: MemorandumPaper, labels: Sequence[str]) -> None:
    """Write annex 1: fields, purpose, cap, period and directions."""
    _title(flow, tongue.text(N_("Annex 1: the data exchanged")))
    width = flow.width
    flow.table((0.28 * width, 0.72 * width), _data_rows(tongue, paper.data, labels))


def _data_rows(tongue: Tongue, data: DataAnnex, labels: Sequence[str]) -> list[tuple[str, str]]:
    text = tongue.text
    numbered = (f"{tongue.digits(str(n))}. {field}" for n, field in enumerate(data.fields, 1))
    fields = ("؛ " if tongue.is_rtl else "; ").join(
        numbered
    )  # a line each would push the contacts off the page
    directions = "\n".join(
        text(N_("{sender} sends to {receiver}"), sender=labels[d.sender], receiver=labels[d.receiver])
        for d in data.directions
    )
    period = tongue.days(data.begins, data.ends)
    rows = [
        (N_("Purpose"), data.purpose),
        (N_("Legal basis"), data.legal_basis),
        (N_("Field profile"), text(_PROFILES.get(data.profile, data.profile))),
        (N_("Fields that may travel"), fields),
        (N_("Programmes"), "\n".join(data.programmes)),
        (N_("Area"), data.area),
        (N_("Most persons in one package"), tongue.number(data.cap)),
        (N_("Period"), period),
        (N_("Kept for at most"), days(tongue, data.retention_days)),
        (N_("Directions"), directions),
    ]
    return [(text(label), value) for label, value in rows if value]


def _titled_table(flow: Flow, title: str, shares: Sequence[float], rows: Rows, head: Sequence[str]) -> None:
    """Write an annex that is one table: its title stands on the page where it begins."""
    widths = [share * flow.width for share in shares]
    flow.need(_TITLE_ROOM + min(SHORT_TABLE, flow.table_height(widths, rows, head=head)))
    _title(flow, title)
    flow.table(widths, rows, head=head)


def _title(flow: Flow, title: str) -> None:
    flow.heading(title, size=flow.size * 1.25, align=Align.CENTRE)


def keys_annex(flow: Flow, tongue: Tongue, paper: MemorandumPaper, labels: Sequence[str]) -> None:
    """Write annex 2: the forty digits of each party's card, and the card itself as QR."""
    flow.need(_KEY_HEIGHT + 30)
    _title(flow, tongue.text(N_("Annex 2: the keys of the parties")))
    flow.paragraph(
        tongue.text(
            N_(
                "A package is taken as a party's only when it is signed with the card below. Type all forty "
                "digits from this paper, group by group from left to right, or scan the symbol."
            )
        )
    )
    for n, party in enumerate(paper.parties):
        room = flow.room(_KEY_HEIGHT if party.fingerprint else _UNKNOWN_HEIGHT)
        pen = flow.pen
        pen.pencil(0.4, 0.5)
        pen.box(room._replace(height=room.height - 2))
        name = Room(room.start + 3, room.top + 2, room.width - _SYMBOL_SIDE - 8, 10)
        pen.text(f"{labels[n]}: {party.name}", name, size=10, style=Style.STRONG, most_lines=2)
        if not party.fingerprint:
            pen.text(tongue.text(N_("The card of this party is not known yet.")), name.below(10), size=9)
            continue
        draw_digits(pen, tongue, party.fingerprint, start=room.start + 3, top=room.top + 14)
        if party.card:
            side = room.start + room.width - _SYMBOL_SIDE - 2
            draw_symbol(pen, party.card, Room(side, room.top + 2, _SYMBOL_SIDE, _SYMBOL_SIDE))


def contacts_annex(flow: Flow, tongue: Tongue, paper: MemorandumPaper, labels: Sequence[str]) -> None:
    """Write annex 3: the liaison officers; of a party that named none they are written in by hand."""
    text = tongue.text
    rows = []
    for n, label in enumerate(labels):
        named = [one for one in paper.contacts if one.party == n]
        rows += [(label, one.name, one.post, layout.code(tongue, one.phone)) for one in named]
        if not named:
            rows.append((label, "", "", ""))
    head = (text(N_("Party")), text(N_("Name")), text(N_("Post")), text(N_("Telephone")))
    _titled_table(flow, text(N_("Annex 3: liaison officers")), (0.2, 0.3, 0.28, 0.22), rows, head)


def timetable_annex(flow: Flow, tongue: Tongue, paper: MemorandumPaper, labels: Sequence[str]) -> None:
    """Write annex 4, where there is a timetable."""
    if not paper.timetable:
        return
    text = tongue.text
    rows = [
        (tongue.digits(str(n)), step.what, labels[step.party], tongue.date(step.due))
        for n, step in enumerate(paper.timetable, 1)
    ]
    head = (text(N_("No.")), text(N_("Step")), text(N_("Party")), text(N_("Due")))
    _titled_table(flow, text(N_("Annex 4: timetable")), (0.08, 0.5, 0.22, 0.2), rows, head)
