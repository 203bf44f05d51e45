"""Every way in which a package can be refused: code, step of the check, and what the clerk reads.

A sentence says what is wrong and what to do next, and never shows anything from inside a package
whose signature did not hold yet. A key such as `E_MOU_ROWS/area` is another sentence of one code.
"""
# ruff: noqa: E501 (a table is read along its lines)

from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import UserError
from desktop.marking import N_

if TYPE_CHECKING:
    from desktop.exchange.card import Card
    from desktop.exchange.manifest import Manifest


class Refusal(NamedTuple):
    """The step of the check that refuses, and the sentence."""

    step: int
    sentence: str


class Evidence(NamedTuple):
    """What is certain about a refused package once its signature held."""

    sender: "Card"
    office: str
    manifest_sha256: str
    manifest: "Manifest | None"  # None while its text could not be read


class PackageError(UserError):
    """A package was refused; nothing of it is kept."""

    evidence: Evidence | None = None

    @property
    def step(self) -> int:
        """The step whose rule was broken, 1 to 11; the sender is told by receipt where there is `evidence`."""
        return REFUSALS[self.code].step


REFUSALS: dict[str, Refusal] = {
    "E_SIZE": Refusal(1, N_("The file is empty or larger than any package can be. Ask the sender for the file again.")),
    "E_DISK": Refusal(1, N_("The disk has too little room to check this package: {needed} MB are needed. Free some room and open the package again.")),
    "E_DISK/full": Refusal(1, N_("The disk is full or cannot be written. Free some room or choose another folder, then try again.")),
    "E_READ": Refusal(1, N_("The file cannot be read to its end. Copy it from the stick again, or ask the sender for it again.")),
    "E_NOT_AGE": Refusal(2, N_("This is not a package: the file is of another kind. Choose the file that ends in .wasl, or ask the sender for it again.")),
    "E_AGE_HEADER": Refusal(2, N_("The beginning of the package is not as it must be, so it was not opened. Ask the sender for the file again.")),
    "E_NOT_FOR_US": Refusal(3, N_("This package is sealed for another office, or its beginning was damaged. Ask the sender whether it was meant for this office, and with which card it was sealed.")),
    "E_DAMAGED": Refusal(3, N_("The package was changed or damaged on its way, or its end is missing. Nothing was taken. Ask the sender for the same file again.")),
    "E_TRUNCATED": Refusal(3, N_("The end of the package is missing: it was not copied completely. Copy it again, or ask the sender for the same file again.")),
    "E_CONTAINER": Refusal(4, N_("The inside of the package is not built as it must be. Nothing was taken. Ask the sender to make the package again with Wasl.")),
    "E_MEMBER_SIZE": Refusal(4, N_("A part of the package is larger than allowed. Nothing was taken. Ask the sender to make the package again with Wasl.")),
    "E_SIGNATURE": Refusal(5, N_("The signature of the package does not hold. Nothing was taken. Telephone the office that is said to have sent it, at the number in the memorandum.")),
    "E_SIGNER_UNKNOWN": Refusal(5, N_("The package is signed with a key that this office does not know. It stays unopened in the inbox. Take in the sender's card and verify it with the digits printed in the memorandum, then open the package again.")),
    "E_SIGNER_UNKNOWN/unverified": Refusal(5, N_("The package is signed with the card of {office}, which nobody has verified yet. It stays unopened in the inbox. Compare the 40 digits with the printed memorandum, let a second person confirm them, then open the package again.")),
    "E_SIGNER_REVOKED": Refusal(5, N_("The package is signed with a key that {office} has revoked. Nothing was taken. Telephone {office}, at the number in the memorandum.")),
    "E_JSON": Refusal(6, N_("The description inside the package cannot be read. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_JSON_DUPKEY": Refusal(6, N_("The description inside the package says the same thing twice. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_JSON_NUMBER": Refusal(6, N_("The description inside the package holds a number of a kind that is not allowed. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_JSON_NOT_CANONICAL": Refusal(6, N_("The description inside the package is not written in the agreed form. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_MANIFEST": Refusal(6, N_("The description inside the package lacks something or says something that is not allowed ({place}). Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_VERSION": Refusal(7, N_("The package was made by a newer Wasl and cannot be read by this one. Nothing was taken. Bring Wasl up to date, then open the package again.")),
    "E_SENDER": Refusal(7, N_("The package names another sender than {office}, who signed it. Nothing was taken. Telephone {office}, at the number in the memorandum.")),
    "E_RECIPIENT": Refusal(7, N_("The package from {office} is made out to another office. Nothing was taken. Tell {office} that it came to you.")),
    "E_RECIPIENT/own": Refusal(7, N_("This office itself made this package. Hand it to the partner; there is nothing to take in here.")),
    "E_MOU_UNKNOWN": Refusal(7, N_("The package from {office} names memorandum {memorandum}, which this office does not know. Nothing was taken. Take in and activate the memorandum first, then open the package again.")),
    "E_MOU_INACTIVE": Refusal(7, N_("Memorandum {memorandum} is not in force today. Nothing was taken. Activate it, or agree on a new one, then open the package again.")),
    "E_MOU_INACTIVE/sending": Refusal(7, N_("Memorandum {memorandum} is not in force today, so nothing may be sent under it. Activate it, or agree on a new one.")),
    "E_MOU_HASH": Refusal(7, N_("The package from {office} rests on other terms of memorandum {memorandum} than those this office holds. Nothing was taken. Compare the digits at the foot of both signed papers.")),
    "E_MOU_DIRECTION": Refusal(7, N_("Memorandum {memorandum} does not let {office} send such packages to this office. Nothing was taken. Tell {office}, or agree on a new edition.")),
    "E_MOU_DIRECTION/sending": Refusal(7, N_("Memorandum {memorandum} does not let this office send to {office}. Agree on a new edition first.")),
    "E_MOU_DIRECTION/party": Refusal(7, N_("The memorandum {memorandum} that {office} sent does not name both offices with their cards. Nothing was taken. Ask {office} to correct the parties and their digits.")),
    "E_MOU_FIELDS": Refusal(7, N_("The package from {office} holds columns that memorandum {memorandum} does not allow, or lacks one that it needs: {fields}. Nothing was taken. Ask {office} to send only what was agreed.")),
    "E_MOU_FIELDS/sending": Refusal(7, N_("Memorandum {memorandum} does not allow these columns to be sent as chosen: {fields}. Choose only what was agreed.")),
    "E_MOU_ROWS": Refusal(7, N_("The package from {office} holds more rows ({rows}) than memorandum {memorandum} allows ({cap}). Nothing was taken. Ask {office} to send fewer, or agree on a new edition.")),
    "E_MOU_ROWS/area": Refusal(9, N_("Row {row} is from area {value}, which memorandum {memorandum} does not cover. Nothing was taken. Ask {office} to send only the agreed areas.")),
    "E_MOU_ROWS/programme": Refusal(9, N_("Row {row} is of programme {value}, which memorandum {memorandum} does not cover. Nothing was taken. Ask {office} to send only the agreed programmes.")),
    "E_MOU_ROWS/sending": Refusal(7, N_("There are more rows than memorandum {memorandum} allows ({cap}). Choose fewer, or agree on a new edition.")),
    "E_SCHEMA": Refusal(7, N_("The package from {office} has columns of a kind that this Wasl does not know. Nothing was taken. Bring Wasl up to date here and at {office}.")),
    "E_EXPIRED": Refusal(8, N_("The package from {office} could be taken until {until} only. Nothing was taken. Ask {office} for a new one.")),
    "E_CLOCK": Refusal(8, N_("The package from {office} was made on {created}, which does not fit the date of this computer. Nothing was taken. Set the date here, or ask {office} to set theirs and make the package again.")),
    "E_ALREADY": Refusal(8, N_("Package {seq} of {office} was already taken in on {taken}. There is nothing more to do.")),
    "E_FORK": Refusal(8, N_("Alarm: {office} has signed two different packages with the number {seq}. Nothing was taken. Telephone {office}, at the number in the memorandum: their key may be in other hands, or an old copy of their system is in use.")),
    "E_GAP": Refusal(8, N_("Package {seq} of {office} came, but package {expected} has not arrived. It is held. Ask {office} for the missing one; if it is lost, a checker may let this one in and give the reason.")),
    "E_CHAIN": Refusal(8, N_("Package {seq} of {office} does not follow from the one before it. Nothing was taken. Telephone {office}: an old copy of their system may be in use.")),
    "E_ROLLED_BACK": Refusal(8, N_("This office has already taken package {high} of {office}, but its list does not know it: an old backup was restored. Nothing was taken. Ask {office} to send again everything after package {last}, as new packages.")),
    "E_PATH": Refusal(9, N_("The package from {office} holds a part with a name that is not allowed. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_GZIP": Refusal(9, N_("A part of the package from {office} cannot be unpacked. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_BOMB": Refusal(9, N_("A part of the package from {office} grows larger than it declares. Nothing was taken. Telephone {office}, at the number in the memorandum.")),
    "E_UTF8": Refusal(9, N_("The text of the package from {office} is not in the agreed encoding, from row {row} on. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_CHAR": Refusal(9, N_("Row {row} of the package from {office} holds a hidden or forbidden character. Nothing was taken. Ask {office} to correct the row and send a new package.")),
    "E_CSV": Refusal(9, N_("Row {row} of the package from {office} is not written as a table row must be. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_HEADER": Refusal(9, N_("The headings of the package from {office} are not those it declares. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_COLUMNS": Refusal(9, N_("The number of columns in row {row} of the package from {office} is {found}, not {expected}. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_ROW_SIZE": Refusal(9, N_("Row {row} of the package from {office} is too long. Nothing was taken. Ask {office} to correct the row and send a new package.")),
    "E_FIELD_SIZE": Refusal(9, N_("Row {row}, column {column}, of the package from {office} is too long. Nothing was taken. Ask {office} to correct the row and send a new package.")),
    "E_FORMULA": Refusal(9, N_("Row {row}, column {column}, of the package from {office} begins like a formula. Nothing was taken. Ask {office} to correct the row and send a new package.")),
    "E_TYPE": Refusal(9, N_("Row {row}, column {column}, of the package from {office} does not hold what that column must hold. Nothing was taken. Ask {office} to correct the row and send a new package.")),
    "E_UNIQUE": Refusal(9, N_("Row {row} of the package from {office} repeats an earlier row or is out of order. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_ROWS": Refusal(10, N_("The number of rows in the package from {office} is not the declared one ({expected}); counted so far: {found}. Nothing was taken. Ask {office} to make the package again with Wasl.")),
    "E_HASH": Refusal(10, N_("A part of the package from {office} is not the one that was signed. Nothing was taken. Telephone {office}, at the number in the memorandum.")),
    "E_TRAILING": Refusal(10, N_("The package from {office} holds more than it declares. Nothing was taken. Telephone {office}, at the number in the memorandum.")),
    "E_EDITION": Refusal(11, N_("The results from {office} belong to another edition of list {number} than edition {edition}, which was sent. Nothing was taken. Ask {office} to send the results of the share that it got.")),
    "E_BALANCE": Refusal(11, N_("In the results from {office}, received is not handed over + returned + damaged + missing: {difference} are not accounted for. Nothing was taken. Ask {office} to count again and to send its results anew.")),
    "E_INTERNAL": Refusal(11, N_("The package could not be taken because of a fault in Wasl. Nothing was taken. Send the fault report to whoever looks after Wasl, and keep the file.")),
}  # fmt: skip
_UNSENDABLE = N_(
    "Row {row} may not leave the office as it stands (column {column}). Correct the record, or leave it out."
)


def refusal(code: str, **values: object) -> PackageError:
    """Return the error to raise for a code, or for one of its other sentences (`E_MOU_ROWS/area`)."""
    return PackageError(REFUSALS[code].sentence, code=code.partition("/")[0], **values)


def unsendable(code: str, *, row: int, column: str) -> PackageError:
    """Return the error for a row of our own that a partner would have to refuse with that code."""
    return PackageError(_UNSENDABLE, code=code.partition("/")[0], row=row, column=column)
