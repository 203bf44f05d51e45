"""What the record card of a package says."""

from collections.abc import Mapping

from desktop.i18n.catalogue import _, current
from desktop.models.memorandum import short_number
from desktop.models.package import Direction, Standing
from desktop.operations.packages import PackageRow
from desktop.ui.packages.words import code_word, standing_tone, standing_word, type_word
from desktop.ui.text import isolated
from desktop.ui.widgets.card import CardContent, Section


def card_of(row: PackageRow, outcomes: Mapping[str, int]) -> CardContent:
    """Return the card of a package; `outcomes` are counts by the code of the receipt."""
    sections = [_facts(row)]
    if outcomes:
        tongue = current()
        lines = [(code_word(code), tongue.number(count)) for code, count in outcomes.items()]
        sections.append(Section(_("Answer"), lines))
    return CardContent(
        title=row.partner,
        subtitle=type_word(row),
        state=standing_word(row),
        tone=standing_tone(row),
        sections=sections,
    )


def memorandum_of(row: PackageRow) -> str:
    """Return the number of the memorandum as papers show it, or a dash."""
    number = row.line.memorandum
    if number == "-":
        return "–"
    for office in (row.line.sender, row.line.recipient):
        if number.startswith(f"{office}-"):
            return current().code(short_number(number, office))
    return current().code(number)


def _facts(row: PackageRow) -> Section:
    tongue, line = current(), row.line
    is_out = line.direction == Direction.OUT
    lines = [
        (_("Memorandum"), memorandum_of(row)),
        (_("Number in its lane"), tongue.number(line.seq)),
        (_("Rows"), tongue.number(line.rows)),
        (_("Sent on") if is_out else _("Received on"), tongue.date(line.created_at.astimezone().date())),
    ]
    if row.standing is Standing.HELD:
        lines.append((_("Why"), _("A package before it has not arrived. Ask the partner for it.")))
    if line.decided_at is not None:
        lines.append((_("Decided on"), tongue.date(line.decided_at.astimezone().date())))
    if line.taken is not None:
        lines += [
            (_("Taken"), tongue.number(line.taken)),
            (_("Refused"), tongue.number(line.refused or 0)),
        ]
    file_name = isolated(line.file_name.replace("_", "_\u200b"))  # it may break after each part
    lines.append((_("File"), file_name if row.path is not None else _("no longer here")))
    return Section("", lines)
