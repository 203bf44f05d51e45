"""What each entry of the journal says in words: one sentence for every action on every kind of thing."""

from desktop.marking import N_
from desktop.models.journal import Action

A = Action
SENTENCES: dict[tuple[Action, str], str] = {
    (A.OFFICE_CREATED, "office"): N_("The office was set up"),
    (A.RESTORED, "office"): N_("The office was restored from a backup"),
    (A.INVITED, "office"): N_("Another computer was invited into the office"),
    (A.MOVED, "office"): N_("The office was moved to another place; this journal ends here"),
    (A.ARRIVED, "office"): N_("The office arrived in its new place, every table counted and compared"),
    (A.UPGRADED, "office"): N_("The database was brought up to a newer program"),
    (A.CHECKED, "paper"): N_("The recovery paper was tried"),
    (A.BACKED_UP, "backup"): N_("A backup was made"),
    (A.CORRECTED, "backup_plan"): N_("The days between backups were changed"),
    (A.SIGNED_IN, "user"): N_("Signed in"),
    (A.SIGN_IN_FAILED, "user"): N_("A sign-in failed"),
    (A.REGISTERED, "user"): N_("An account was opened: {subject}"),
    (A.CORRECTED, "user"): N_("An account was changed: {subject}"),
    (A.CLOSED, "user"): N_("An account was closed: {subject}"),
    (A.REGISTERED, "household"): N_("A family was registered: {subject}"),
    (A.CORRECTED, "household"): N_("A family was corrected: {subject}"),
    (A.CLOSED, "household"): N_("The file of a family was closed: {subject}"),
    (A.CORRECTED, "office"): N_("A setting of the office was changed"),
    (A.REGISTERED, "saved_view"): N_("A view of the list was saved: {subject}"),
    (A.CORRECTED, "saved_view"): N_("A saved view of the list was changed: {subject}"),
    (A.CLOSED, "saved_view"): N_("A saved view of the list was taken away: {subject}"),
    (A.READ, "household"): N_("The card of a family was read: {subject}"),
    (A.READ, "timeline"): N_("The timeline of a family was read: {subject}"),
    (A.READ, "report"): N_("A report was read"),
    (A.PRINTED, "report"): N_("A report was printed"),
    (A.EXPORTED, "report"): N_("A report was written to a workbook"),
    (A.PRINTED, "timeline"): N_("The timeline of a family was printed: {subject}"),
    (A.REGISTERED, "contact_note"): N_("A note of contact with a family was written: {subject}"),
    (A.READ, "contact_note"): N_("A note of contact with a family was opened: {subject}"),
    (A.CORRECTED, "contact_note"): N_("A note of contact with a family was put right: {subject}"),
    (A.CLOSED, "contact_note"): N_("A note of contact with a family was struck out: {subject}"),
    (A.IMPORTED, "household"): N_("A list of families was taken in: {subject}"),
    (A.WITHDRAWN, "import"): N_("A list that had been taken in was taken back: {subject}"),
    (A.ERASED, "household"): N_("The values of a family were erased: {subject}"),
    (A.READ, "package"): N_("Rows of a package were read: {subject}"),
    (A.READ, "approved_list"): N_("The lines of a list were read: {subject}"),
    (A.SEARCHED, "person"): N_("The list was searched"),
    (A.EXPORTED, "person"): N_("The list was exported to a workbook"),
    (A.EXPORTED, "import"): N_("The refused rows of a list were written to a workbook"),
    (A.EXPORTED, "dump"): N_("All data were written out in clear"),
    (A.EXPORTED, "card"): N_("The office's card was saved to a file"),
    (A.EXPORTED, "journal"): N_("The journal was exported to a workbook"),
    (A.PRINTED, "journal"): N_("A report of the journal was printed"),
    (A.PRINTED, "card"): N_("The office's card was printed"),
    (A.PRINTED, "approval"): N_("A notice of request {approval} was printed"),
    (A.PRINTED, "approved_list"): N_("The entitlement list {subject} was printed"),
    (A.PRINTED, "distribution"): N_("The receipt sheet of round {subject} was printed"),
    (A.PRINTED, "memorandum"): N_("Memorandum {subject} was printed"),
    (A.DRAFTED, "approved_list"): N_("A list was drafted: {subject}"),
    (A.APPROVED, "approved_list"): N_("List {subject} was approved"),
    (A.CLOSED, "approved_list"): N_("A draft list was given up: {subject}"),
    (A.DRAFTED, "distribution"): N_("Distribution round {subject} was planned"),
    (A.RECORDED, "distribution"): N_("Results of round {subject} were entered"),
    (A.CORRECTED, "distribution"): N_("A result of round {subject} was taken back"),
    (A.CLOSED, "distribution"): N_("Distribution round {subject} was closed"),
    (A.REGISTERED, "programme"): N_("A programme was added: {subject}"),
    (A.CORRECTED, "programme"): N_("A programme was changed: {subject}"),
    (A.CLOSED, "programme"): N_("A programme was closed: {subject}"),
    (A.REGISTERED, "programme_membership"): N_("Families joined programme {subject}"),
    (A.CLOSED, "programme_membership"): N_("A family left its programme"),
    (A.REGISTERED, "agency"): N_("A partner agency was added: {subject}"),
    (A.CORRECTED, "agency"): N_("A partner agency was changed: {subject}"),
    (A.CARD_RECEIVED, "agency"): N_("The card of {subject} was received"),
    (A.CHECKED, "agency"): N_("Digits typed for the card of {subject} did not fit"),
    (A.CARD_VERIFIED, "agency"): N_("The card of {subject} was verified"),
    (A.DRAFTED, "memorandum"): N_("A memorandum was drafted: {subject}"),
    (A.CORRECTED, "memorandum"): N_("A draft memorandum was changed: {subject}"),
    (A.RECEIVED, "memorandum"): N_("The terms of memorandum {subject} were received"),
    (A.CHECKED, "memorandum"): N_("Digits typed for memorandum {subject} did not fit"),
    (A.ACTIVATED, "memorandum"): N_("Memorandum {subject} was put into force"),
    (A.CLOSED, "memorandum"): N_("An older edition of memorandum {subject} ended"),
    (A.SENT, "package"): N_("A package was sent: {subject}"),
    (A.RECEIVED, "package"): N_("A package was received: {subject}"),
    (A.REFUSED, "package"): N_("A package was refused"),
    (A.RECORDED, "package"): N_("Rows of package {subject} were decided"),
    (A.ACCEPTED, "package"): N_("Package {subject} was taken into the list"),
    (A.RECORDED, "receipt"): N_("The partner's receipt for package {subject} came in"),
    (A.CHECKED, "journal"): N_("The journal was checked"),
    (A.CHECKED, "office"): N_("The whole office was checked"),
    (A.BEHIND, "journal"): N_("The journal was found without its end"),
    (A.BEHIND, "note"): N_("A note that waited for the journal could not be read"),
}
# Requests go by what they ask for.
_ASKED: dict[str, tuple[str, str, str, str]] = {
    "list": (
        N_("Approval of a list was asked for: {subject}"),
        N_("Approval of a list was granted: {subject}"),
        N_("Approval of a list was refused: {subject}"),
        N_("The request to approve a list was withdrawn: {subject}"),
    ),
    "export": (
        N_("Sending a package was asked for"),
        N_("Sending a package was granted"),
        N_("Sending a package was refused"),
        N_("The request to send a package was withdrawn"),
    ),
    "memorandum": (
        N_("Putting a memorandum into force was asked for: {subject}"),
        N_("Putting a memorandum into force was granted: {subject}"),
        N_("Putting a memorandum into force was refused: {subject}"),
        N_("The request to put a memorandum into force was withdrawn: {subject}"),
    ),
    "card": (
        N_("Trust in a partner's card was asked for: {subject}"),
        N_("Trust in a partner's card was granted: {subject}"),
        N_("Trust in a partner's card was refused: {subject}"),
        N_("The request to trust a partner's card was withdrawn: {subject}"),
    ),
    "accept": (
        N_("Taking in a package was asked for: {subject}"),
        N_("Taking in a package was granted: {subject}"),
        N_("Taking in a package was refused: {subject}"),
        N_("The request to take in a package was withdrawn: {subject}"),
    ),
    "restore": (
        N_("Restoring a backup was asked for"),
        N_("Restoring a backup was granted"),
        N_("Restoring a backup was refused"),
        N_("The request to restore a backup was withdrawn"),
    ),
    "user": (
        N_("Roles for a colleague were asked for: {subject}"),
        N_("Roles for a colleague were granted: {subject}"),
        N_("Roles for a colleague were refused: {subject}"),
        N_("The request for a colleague's roles was withdrawn: {subject}"),
    ),
    "erasure": (
        N_("Erasing a family's data was asked for: {subject}"),
        N_("Erasing a family's data was granted: {subject}"),
        N_("Erasing a family's data was refused: {subject}"),
        N_("The request to erase a family's data was withdrawn: {subject}"),
    ),
}
_STEPS = (A.ASKED, A.GRANTED, A.REFUSED, A.WITHDRAWN)
for _kind, _four in _ASKED.items():
    SENTENCES |= {(step, _kind): words for step, words in zip(_STEPS, _four, strict=True)}

ACTIONS: dict[Action, str] = {
    A.OFFICE_CREATED: N_("Setting up"),
    A.SIGNED_IN: N_("Sign-in"),
    A.SIGN_IN_FAILED: N_("Failed sign-in"),
    A.REGISTERED: N_("New entry"),
    A.CORRECTED: N_("Change"),
    A.CLOSED: N_("Closing"),
    A.READ: N_("Reading"),
    A.SEARCHED: N_("Search"),
    A.IMPORTED: N_("Taking in a list"),
    A.EXPORTED: N_("Export"),
    A.PRINTED: N_("Print"),
    A.DRAFTED: N_("Draft"),
    A.ASKED: N_("Request"),
    A.GRANTED: N_("Grant"),
    A.REFUSED: N_("Refusal"),
    A.WITHDRAWN: N_("Withdrawal of a request"),
    A.APPROVED: N_("Approval"),
    A.RECORDED: N_("Results"),
    A.CARD_RECEIVED: N_("Card received"),
    A.CARD_VERIFIED: N_("Card verified"),
    A.ACTIVATED: N_("Putting into force"),
    A.SENT: N_("Sending"),
    A.RECEIVED: N_("Receiving"),
    A.ACCEPTED: N_("Acceptance"),
    A.CHECKED: N_("Check"),
    A.BACKED_UP: N_("Backup"),
    A.RESTORED: N_("Restore"),
    A.INVITED: N_("Invitation"),
    A.MOVED: N_("Move to another place"),
    A.ARRIVED: N_("Arrival in another place"),
    A.UPGRADED: N_("Newer program"),
    A.ERASED: N_("Erasure"),
    A.BEHIND: N_("Broken journal"),
}
KINDS: dict[str, str] = {
    "office": N_("Office"),
    "backup": N_("Backup"),
    "backup_plan": N_("Backup plan"),
    "user": N_("Account"),
    "household": N_("Family"),
    "person": N_("List of persons"),
    "card": N_("Office card"),
    "journal": N_("Journal"),
    "paper": N_("Recovery paper"),
    "import": N_("Import"),
    "dump": N_("Written-out data"),
    "approval": N_("Request"),
    "approved_list": N_("Approved list"),
    "distribution": N_("Distribution round"),
    "programme": N_("Programme"),
    "programme_membership": N_("Membership in a programme"),
    "agency": N_("Agency"),
    "memorandum": N_("Memorandum"),
    "package": N_("Package"),
    "receipt": N_("Receipt"),
    "list": N_("Approved list"),
    "export": N_("Package"),
    "accept": N_("Package"),
    "restore": N_("Backup"),
    "erasure": N_("Family"),
    "note": N_("Waiting note"),
    "saved_view": N_("Saved view"),
    "timeline": N_("Timeline of a family"),
    "report": N_("Report"),
    "contact_note": N_("Note of contact"),
}
UNKNOWN = N_("Something was done that this version of the program does not know")


def sentence(action: str, kind: str) -> str:
    """Return the marked sentence of an entry; it may name `{subject}` and `{approval}`."""
    if action not in set(Action):
        return UNKNOWN
    return SENTENCES.get((Action(action), kind), UNKNOWN)


def action_word(action: str) -> str:
    """Return the marked word for an action."""
    return ACTIONS[Action(action)] if action in set(Action) else action


def kind_word(kind: str) -> str:
    """Return the marked word for a kind of thing."""
    return KINDS.get(kind, kind)
