"""How backups and what a restore would lose are said."""

from desktop.i18n.catalogue import _, current
from desktop.marking import N_
from desktop.models.backup import Occasion
from desktop.models.restore import Examined
from desktop.operations.backups import BackupOutcome, BackupRow, Reminder
from desktop.operations.restoring import COURSES, LOST
from desktop.ui.text import code
from desktop.ui.widgets.card import CardContent, Section
from desktop.ui.widgets.tone import Tone

OCCASIONS = {
    Occasion.WISHED: N_("by hand"),
    Occasion.UPGRADE: N_("before an update of the program"),
}
_MB = 1_000_000


def megabytes(size: int) -> str:
    """Return a size in megabytes, never none."""
    return _("{n} MB", n=max(1, round(size / _MB)))


def place_word(row: BackupRow) -> str:
    """Return whether the file is where it was written."""
    return _("is there") if row.is_there else _("not in this computer")


def place_tone(row: BackupRow) -> Tone:
    """Return how that looks: a stick in a safe is no fault."""
    return Tone.OK if row.is_there else Tone.NEUTRAL


def card_of(row: BackupRow) -> CardContent:
    """Return the card of a backup: what it holds, and what was proven of it."""
    tongue = current()
    return CardContent(
        title=tongue.moment(row.made_at),
        subtitle=code(row.file_name),
        state=place_word(row),
        tone=place_tone(row),
        sections=[
            Section(
                _("It holds"),
                [
                    (_("Families"), tongue.number(row.families)),
                    (_("Persons"), tongue.number(row.persons)),
                    (_("Size"), megabytes(row.size)),
                ],
            ),
            Section(
                _("Proven when it was made"),
                [
                    ("", _("Read back from where it lies, and opened.")),
                    ("", _("Every page, the count of every table and the end of the journal compared.")),
                    ("", _("It opens on this computer, or anywhere with the recovery paper.")),
                ],
            ),
            Section(
                _("Where"),
                [
                    (_("Folder"), code(str(row.folder))),
                    (_("Why it was made"), _(OCCASIONS.get(row.occasion, N_("by hand")))),
                ],
            ),
        ],
    )


def reminder_words(reminder: Reminder) -> str:
    """Return when the last backup was made, and whether one is due."""
    if reminder.last_at is None:
        return _("There is no backup yet. If this computer breaks, everything is lost.")
    when = current().moment(reminder.last_at)
    if reminder.is_due:
        return _("The last backup was made on {moment}: a new one is due.", moment=when)
    return _("The last backup was made on {moment}.", moment=when)


def outcome_words(outcome: BackupOutcome) -> str:
    """Return what was written and proven."""
    words = [
        _(
            "Written, opened again and compared: {families} families and {persons} persons, in {path}.",
            families=outcome.families,
            persons=outcome.persons,
            path=outcome.path,
        )
    ]
    if outcome.is_on_same_disk:
        words.append(
            _("It lies on the same disk as the office. Copy it to a stick, and keep the stick elsewhere.")
        )
    return " ".join(words)


def backup_lines(found: Examined) -> list[tuple[str, str]]:
    """Return what a backup holds, as lines."""
    tongue = current()
    return [
        (_("Made"), tongue.moment(found.manifest.moment)),
        (_("Families"), tongue.number(found.families)),
        (_("Persons"), tongue.number(found.persons)),
        (_("Size"), megabytes(found.size)),
    ]


def loss_lines(found: Examined) -> list[tuple[str, str]]:
    """Return what a restore would lose, as lines."""
    numbers = found.losses.as_details()
    return [(_(words), current().number(numbers[name])) for name, words in LOST.items()]


def course_words(found: Examined) -> str:
    """Return how the backup stands to the office."""
    return _(COURSES[found.timeline])
