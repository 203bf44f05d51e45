"""What is wrong with a file that cannot be read as a list, as sentences with the next step."""

from desktop.errors import BadInputError
from desktop.marking import N_

EMPTY = "E_EMPTY"


def protected(file: str) -> BadInputError:
    """Say that a password stands before it."""
    return BadInputError(
        N_(
            "The file {file} is protected by a password. Open it in Excel or LibreOffice, save it without "
            "the password, then import it again."
        ),
        code="E_PASSWORD",
        file=file,
    )


def no_workbook(file: str) -> BadInputError:
    """Say that it is something else."""
    return BadInputError(
        N_(
            "The file {file} is not a workbook. Choose an Excel or LibreOffice file, or a CSV file saved from one."
        ),
        code="E_NOT_WORKBOOK",
        file=file,
    )


def damaged(file: str) -> BadInputError:
    """Say that it was cut or changed on its way."""
    return BadInputError(
        N_("The file {file} is damaged or was cut short. Ask its sender for it again; nothing was changed."),
        code="E_DAMAGED",
        file=file,
    )


def no_rows(file: str) -> BadInputError:
    """Say that nothing is in it."""
    return BadInputError(
        N_("There are no rows in the file {file}. Choose another sheet or another file."),
        code=EMPTY,
        file=file,
    )


def no_text(file: str) -> BadInputError:
    """Say that its letters cannot be read."""
    return BadInputError(
        N_("The text file {file} cannot be read as a list. Save it from Excel as “CSV UTF-8”."),
        code="E_NOT_WORKBOOK",
        file=file,
    )


def bomb(file: str) -> BadInputError:
    """Say that it would fill the memory."""
    return BadInputError(
        N_("The file {file} unpacks to far more than a list can hold. It was not opened: ask its sender."),
        file=file,
    )


def too_wide(sheet: str, columns: int) -> BadInputError:
    """Say that nobody writes lists with so many columns."""
    return BadInputError(
        N_("The sheet {sheet} has {columns} columns. Keep the columns of the list and delete the others."),
        sheet=sheet,
        columns=columns,
    )
