"""The mark of a row on a printed sheet: digits by which it comes back, with a tag that only the office can make."""

from hashlib import sha256
from hmac import compare_digest
from hmac import new as hmac

from desktop.errors import BadInputError
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.paper import machine_number

ROW_DIGITS = 6
TAG_DIGITS = 6
_BODY = 10 + 2 + ROW_DIGITS  # sheet number, edition, row
MARK_DIGITS = _BODY + TAG_DIGITS


def row_mark(key: bytes, sheet: str, edition: int, row: int) -> str:
    """Return the digits beside a row: sheet (10), edition (2), row (6), tag (6); never an identifier.

    Args:
        key: The office's mark key, 32 bytes, held in the vault.
        sheet: The sheet's number as printed.
        edition: Edition of the list.
        row: Row on the sheet, from 1.
    """
    body = f"{machine_number(sheet)}{edition:02d}{row:0{ROW_DIGITS}d}"
    return body + _tag(key, body)


def read_mark(key: bytes, typed: str, sheet: str, edition: int) -> int:
    """Return the row a mark names on this very sheet, typed in any digits.

    Raises:
        BadInputError: It is not a mark, or belongs to another sheet or edition, or its tag is wrong.
    """
    mark = fold_digits(typed).strip()
    if len(mark) != MARK_DIGITS or not mark.isascii() or not mark.isdigit():
        raise BadInputError(N_("This is not a row mark of our sheets. Type the digits beside the row again."))
    if not compare_digest(_tag(key, mark[:_BODY]), mark[_BODY:]):
        raise BadInputError(
            N_("The row mark does not check. Type it again; if it stays wrong, the paper is not ours.")
        )
    if mark[:10] != machine_number(sheet):
        raise BadInputError(N_("The row belongs to another sheet. Open the distribution of that sheet."))
    if int(mark[10:12]) != edition:
        raise BadInputError(
            N_("The row belongs to another edition of the list. Use the sheet of the current edition.")
        )
    return int(mark[12:_BODY])


def _tag(key: bytes, body: str) -> str:
    value = int.from_bytes(hmac(key, body.encode(), sha256).digest()[:8])
    return f"{value % 10**TAG_DIGITS:0{TAG_DIGITS}d}"
