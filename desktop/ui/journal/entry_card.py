"""Writes one entry of the journal, and the outcome of a check, as a card shows them."""

from collections.abc import Mapping

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.journal_details import detail_lines, entry_sentence
from desktop.models.journal_view import ChainOutcome, EntryRow, Finding
from desktop.models.journal_words import action_word
from desktop.models.paper import digits_of
from desktop.ui.journal.columns import person, tone
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.tone import Tone


def entry_card(row: EntryRow, persons: Mapping[str, str]) -> CardContent:
    """Return what the card shows of one entry."""
    tongue = current()
    return CardContent(
        title=entry_sentence(tongue, row),
        subtitle=_("Entry {n}", n=row.n),
        state=_(action_word(row.action)),
        tone=tone(row),
        sections=(
            Section("", [(_("Day and time"), tongue.moment(row.at)), (_("Person"), person(row))]),
            Section(_("Details"), detail_lines(tongue, row, persons)),
            Section(_("Proof"), [(_("Digits"), tongue.code(digits_of(row.digest)))]),
        ),
    )


def finding_words(finding: Finding) -> str:
    """Return what does not hold, in the reader's words."""
    return current().told(finding)


def outcome_words(outcome: ChainOutcome) -> str:
    """Return the result of a check in a sentence, which names the first broken entry."""
    if outcome.is_whole:
        return ngettext(
            "The whole journal holds: {n} entry was proven.",
            "The whole journal holds: {n} entries were proven.",
            outcome.entries,
        )
    first = finding_words(outcome.findings[0])
    more = len(outcome.findings) - 1
    if not more:
        return _("The journal does not hold. {finding}", finding=first)
    return _("The journal does not hold. {finding} Further findings: {n}.", finding=first, n=more)


def outcome_card(outcome: ChainOutcome) -> CardContent:
    """Return the outcome of a check with all that was compared."""
    tongue = current()
    return CardContent(
        title=_("Result of the check"),
        state=_("holds") if outcome.is_whole else _("broken"),
        tone=Tone.OK if outcome.is_whole else Tone.ERROR,
        sections=(
            Section(
                "",
                [
                    (_("Entries proven"), tongue.number(outcome.entries)),
                    (_("Digits of the last one"), tongue.code(digits_of(outcome.head))),
                    (_("Signed checkpoints compared"), tongue.number(outcome.checkpoints)),
                    (_("Lines of history proven"), tongue.number(outcome.lines)),
                ],
            ),
            *(
                [Section(_("What does not hold"), [("", finding_words(one)) for one in outcome.findings])]
                if outcome.findings
                else []
            ),
        ),
    )
