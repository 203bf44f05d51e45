"""What the record card of a memorandum says: its terms in short, and the digits of its paper."""

from collections.abc import Sequence

from desktop.i18n.catalogue import _, current, ngettext
from desktop.models.family_history import Saving
from desktop.models.field_label import field_label
from desktop.models.memorandum import Standing
from desktop.models.paper import digits_of
from desktop.operations.memoranda import MemorandumRow, MemorandumView
from desktop.ui.agencies.words import FIELDS, PROFILES, field_value, standing_tone, standing_word
from desktop.ui.authors import authors_section
from desktop.ui.record_history import history_section
from desktop.ui.text import code
from desktop.ui.widgets.card import CardContent, Section

_NOT_COMPARED = (Standing.PRINTED, Standing.ASKED)


def card_of(row: MemorandumRow, view: MemorandumView, changed: Sequence[Saving]) -> CardContent:
    """Return the card of an edition."""
    return CardContent(
        title=view.terms.title,
        subtitle=_subtitle(row),
        state=standing_word(row),
        tone=standing_tone(row),
        sections=[
            _terms(view),
            _annex(view),
            *([_paper(row, view)] if row.standing is not Standing.DRAFT else ()),
            *([history_section(changed, FIELDS, field_value)] if changed else ()),
            authors_section(view.authors),
        ],
    )


def _subtitle(row: MemorandumRow) -> str:
    if not row.number:
        return _("Not numbered before the first print")
    return _("Memorandum {number}, edition {edition}", number=current().code(row.number), edition=row.edition)


def _terms(view: MemorandumView) -> Section:
    tongue, terms = current(), view.terms
    return Section(
        "",
        [
            (_("Parties"), "\n".join(party.name for party in terms.parties)),
            (_("Purpose"), terms.purpose),
            (_("Legal basis"), terms.legal_basis),
            (_("In force from"), tongue.date(terms.valid_from)),
            (_("In force until"), tongue.date(terms.valid_to)),
        ],
    )


def _annex(view: MemorandumView) -> Section:
    tongue, terms = current(), view.terms
    days = ngettext("{n} day", "{n} days", terms.retention_days)
    return Section(
        _("Data annex"),
        [
            (_("Field profile"), _(PROFILES[terms.profile])),
            (_("Fields"), " · ".join(_(field_label(name)) for name in terms.fields)),
            (_("Most persons in one package"), tongue.number(terms.row_cap)),
            (_("Kept for"), days),
        ],
    )


def _paper(row: MemorandumRow, view: MemorandumView) -> Section:
    """Return the digits; before they were compared only the paper shows them, or nobody would look at it."""
    if row.standing in _NOT_COMPARED:
        said = _("They are shown once they were typed from the signed paper and confirmed.")
    else:
        said = code(current().digits(digits_of(view.record.digest)))
    return Section(_("Digits at the foot of the paper"), [("", said)])
