"""The words and tones for packages, incoming rows, decisions and reasons."""

from dataclasses import asdict

from PySide6.QtCore import Qt

from desktop.i18n.catalogue import _, current, ngettext
from desktop.i18n.quantities import quantity
from desktop.marking import N_
from desktop.models.field_label import PURPOSE_WORDS
from desktop.models.incoming import VERDICT_WORDS
from desktop.models.package import RefusalReason, RowDecision, RowVerdict, Standing
from desktop.models.share import RESULTS, SHARE_PURPOSE, ShareFacts, ShareReport, is_share
from desktop.operations.packages import Inspection, PackageRow
from desktop.operations.reviewing import Review, RowLine
from desktop.ui.text import embedded
from desktop.ui.widgets.tone import Tone

STANDINGS = {
    Standing.SENT: (N_("waiting for the receipt"), Tone.NEUTRAL),
    Standing.OVERDUE: (N_("receipt overdue"), Tone.WARN),
    Standing.DECIDED: (N_("decided"), Tone.OK),
    Standing.STAGED: (N_("to be reviewed"), Tone.WARN),
    Standing.ASKED: (N_("waiting for approval"), Tone.ACCENT),
    Standing.HELD: (N_("held"), Tone.ERROR),
    Standing.REFUSED: (N_("turned away"), Tone.ERROR),
}
TYPES = {
    "beneficiary-list": N_("List of persons"),
    "memorandum": N_("Terms of a memorandum"),
    "receipt": N_("Receipt"),
    RESULTS: PURPOSE_WORDS[RESULTS],
}
_TONES = {
    RowVerdict.NEW: Tone.ACCENT,
    RowVerdict.KNOWN: Tone.OK,
    RowVerdict.OVERLAP: Tone.WARN,
    RowVerdict.REVIEW: Tone.WARN,
    RowVerdict.CONFLICT: Tone.ERROR,
    RowVerdict.FITS: Tone.OK,
    RowVerdict.CONTRARY: Tone.WARN,
    RowVerdict.WRONG: Tone.ERROR,
    RowVerdict.OUTSIDE: Tone.ERROR,
    RowVerdict.LATE: Tone.ERROR,
    RowVerdict.TWICE: Tone.NEUTRAL,
}
VERDICTS = {verdict: (VERDICT_WORDS[verdict], tone) for verdict, tone in _TONES.items()}
OF_PERSONS = (
    RowVerdict.NEW,
    RowVerdict.KNOWN,
    RowVerdict.OVERLAP,
    RowVerdict.REVIEW,
    RowVerdict.CONFLICT,
)
OF_SHARES = (*OF_PERSONS, RowVerdict.TWICE)
OF_RESULTS = (
    RowVerdict.FITS,
    RowVerdict.CONTRARY,
    RowVerdict.WRONG,
    RowVerdict.OUTSIDE,
    RowVerdict.LATE,
    RowVerdict.TWICE,
)
DECISIONS = {
    RowDecision.OPEN: (N_("undecided"), Tone.NEUTRAL),
    RowDecision.TAKE: (N_("take"), Tone.OK),
    RowDecision.REFUSE: (N_("refuse"), Tone.ERROR),
}
REASONS = {
    RefusalReason.OTHER_PERSON: N_("Another person"),
    RefusalReason.ALREADY_SERVED: N_("Already served"),
    RefusalReason.OUTSIDE_AREA: N_("Outside our area"),
    RefusalReason.INCOMPLETE: N_("Data are incomplete"),
    RefusalReason.NOT_ELIGIBLE: N_("Not eligible"),
    RefusalReason.OTHER: N_("Other reason"),
}
CODES = {
    "": N_("no answer yet"),
    **{verdict.value: words for verdict, (words, _tone) in VERDICTS.items()},
    **{reason.value: words for reason, words in REASONS.items()},
    "refused_new": N_("refused: new"),
    "refused_known": N_("refused: known"),
    "refused_overlap": N_("refused: overlap"),
    "refused_review": N_("refused: in doubt"),
    "refused_conflict": N_("refused: conflict"),
    "refused_fits": N_("refused: fits the share"),
    "refused_contrary": N_("refused: contradicts"),
    "refused_wrong": N_("refused: cannot be"),
    "refused_outside": N_("refused: not in the share"),
    "refused_late": N_("refused: too late"),
    "refused_twice": N_("refused: came before"),
}
HELD = {
    "E_FORMULA": N_("The text begins like a formula"),
    "E_CHAR": N_("The text holds a hidden character"),
    "E_TYPE": N_("The value is not of the agreed form"),
    "E_FIELD_SIZE": N_("The text is too long"),
    "E_ROW_SIZE": N_("The row is too long"),
    "E_MOU_ROWS/area": N_("The area is outside the memorandum"),
    "E_MOU_ROWS/programme": N_("The programme is outside the memorandum"),
}


def standing_word(row: PackageRow) -> str:
    """Return how a package stands, in words; a receipt that was sent waits for nothing."""
    if row.kind == "receipt" and row.standing is Standing.SENT:
        return _("sent")
    return _(STANDINGS[row.standing][0])


def standing_tone(row: PackageRow) -> Tone:
    """Return the tone of how a package stands."""
    return STANDINGS[row.standing][1]


def type_word(row: PackageRow) -> str:
    """Return what a package is."""
    if is_share(row.kind, row.line.purpose):
        return _(PURPOSE_WORDS[SHARE_PURPOSE])
    return _(TYPES.get(row.kind, row.kind))


def verdict_word(row: RowLine) -> str:
    """Return what a row is to the own list."""
    return _(VERDICTS[RowVerdict(row.verdict)][0])


def verdict_tone(row: RowLine) -> Tone:
    """Return the tone of what a row is."""
    return VERDICTS[RowVerdict(row.verdict)][1]


def decision_word(row: RowLine) -> str:
    """Return what was decided on a row."""
    return _(DECISIONS[RowDecision(row.decision)][0])


def decision_tone(row: RowLine) -> Tone:
    """Return the tone of a decision."""
    return DECISIONS[RowDecision(row.decision)][1]


def code_word(code: str) -> str:
    """Return what a code of a receipt means."""
    return _(CODES.get(code, code))


def words_of(inspection: Inspection, partner: str) -> str:
    """Return what a checked file became, and the next step."""
    if inspection.kind == "memorandum":
        return _(
            "The terms of a memorandum came from {partner}. Compare them with the signed paper on "
            "the page Agencies and memoranda. The receipt lies in the outbox.",
            partner=partner,
        )
    if inspection.kind == "receipt":
        return _("The receipt from {partner} was noted.", partner=partner)
    return _("The package from {partner} is genuine. Now decide on its rows.", partner=partner)


def waiting_words(count: int) -> str:
    """Return what is said of sealed files that wait for a verified card."""
    return ngettext(
        "{n} sealed file waits in the inbox until the card of its sender is verified.",
        "{n} sealed files wait in the inbox until the cards of their senders are verified.",
        count,
    )


def facts_words(review: Review, aid: str, side: Qt.LayoutDirection) -> str:
    """Return what heads the rows of a share or of its results; nothing for a list of persons."""
    tongue, package = current(), review.package
    if package.is_share:
        facts = ShareFacts.of_record(package.facts)
        return _(
            "{campaign} – {place}, {day}. {aid}. List {list}, edition {edition}; sheet {number} of the partner.",
            campaign=embedded(facts.campaign, side),
            place=embedded(facts.place, side),
            day=tongue.date(facts.day),
            aid=aid,
            list=tongue.code(facts.list_number),
            edition=facts.edition,
            number=tongue.code(facts.round),
        )
    if package.kind == RESULTS:
        counts = asdict(ShareReport.of_record(package.facts))
        del counts["list_digest"]
        said = {name: quantity(tongue, count, review.unit) for name, count in counts.items()}
        return _(
            "{aid}, by the partner's count: received {received}, returned {returned}, damaged {damaged}, "
            "missing {missing}.",
            aid=aid,
            **said,
        )
    return ""
