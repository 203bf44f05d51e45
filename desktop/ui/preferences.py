"""What one person likes on this machine (theme, size, widths of columns); never anything about a beneficiary."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from desktop.i18n.tongue import Numerals, Tongue, tongue
from desktop.models.paper import PaperSize
from desktop.ui.theme import LARGEST_SIZE, SMALLEST_SIZE, USUAL_SIZE, ThemeName

USUAL_LOCK_MINUTES = 5
LONGEST_LOCK_MINUTES = 15
_OFFICES = "offices"  # folders opened last, newest first
_KEPT_OFFICES = 5


class Preferences:
    """Reads and keeps the choices in the account's own configuration."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings("Wasl", "Wasl")

    @property
    def theme(self) -> ThemeName:
        """The colours chosen."""
        kept = self._text("theme")
        return ThemeName(kept) if kept in set(ThemeName) else ThemeName.LIGHT

    @theme.setter
    def theme(self, theme: ThemeName) -> None:
        self._settings.setValue("theme", theme.value)

    @property
    def size(self) -> int:
        """The size of writing in points."""
        kept = self._text("size")
        size = int(kept) if kept.isascii() and kept.isdigit() else USUAL_SIZE
        return min(max(size, SMALLEST_SIZE), LARGEST_SIZE)

    @size.setter
    def size(self, size: int) -> None:
        self._settings.setValue("size", str(size))

    @property
    def language(self) -> str:
        """The language of the windows, empty until one was chosen."""
        return self._text("language")

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("language", language)

    @property
    def numerals(self) -> str:
        """The digits chosen, empty for those of the language."""
        return self._text("numerals")

    @numerals.setter
    def numerals(self, numerals: str) -> None:
        self._settings.setValue("numerals", numerals)

    @property
    def paper_size(self) -> PaperSize:
        """The size on which the printer here prints lists and minutes."""
        kept = self._text("paper_size")
        return PaperSize(kept) if kept in set(PaperSize) else PaperSize.A4

    @paper_size.setter
    def paper_size(self, size: PaperSize) -> None:
        self._settings.setValue("paper_size", size.value)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a key or a move of the mouse the program locks itself."""
        kept = self._text("lock_minutes")
        minutes = int(kept) if kept.isascii() and kept.isdigit() else USUAL_LOCK_MINUTES
        return min(max(minutes, 1), LONGEST_LOCK_MINUTES)

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._settings.setValue("lock_minutes", str(minutes))

    @property
    def is_silent(self) -> bool:
        """Whether the counter makes no sound."""
        return self._text("is_silent") == "yes"

    @is_silent.setter
    def is_silent(self, is_silent: bool) -> None:
        self._settings.setValue("is_silent", "yes" if is_silent else "no")

    @property
    def keeps_pages(self) -> bool:
        """Whether pages of signed sheets are kept when they were read."""
        return self._text("keeps_pages") != "no"

    @keeps_pages.setter
    def keeps_pages(self, keeps_pages: bool) -> None:
        self._settings.setValue("keeps_pages", "yes" if keeps_pages else "no")

    def shape(self, key: str) -> QByteArray:
        """Return the kept shape of a table or window, empty when there is none."""
        kept = self._settings.value(f"shapes/{key}", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_shape(self, key: str, shape: QByteArray) -> None:
        """Keep the shape of a table or window for the next start."""
        self._settings.setValue(f"shapes/{key}", shape)

    def choices(self, key: str) -> tuple[str, ...]:
        """Return kept words under a key, such as the folders used last."""
        return tuple(part for part in self._text(f"choices/{key}").split("\n") if part)

    def keep_choices(self, key: str, words: tuple[str, ...]) -> None:
        """Keep words under a key."""
        self._settings.setValue(f"choices/{key}", "\n".join(words))

    def last_office(self) -> Path | None:
        """Return the folder of the office opened last that is still there."""
        folders = (Path(one) for one in self.choices(_OFFICES))
        return next((folder for folder in folders if (folder / "office.toml").is_file()), None)

    def remember_office(self, folder: Path) -> None:
        """Keep the folder as the one opened last."""
        others = [one for one in self.choices(_OFFICES) if one != str(folder)]
        self.keep_choices(_OFFICES, (str(folder), *others[: _KEPT_OFFICES - 1]))

    def tongue(self, language: str = "ar", numerals: str = "") -> Tongue:
        """Return how the windows speak: as this person chose, else as given."""
        wanted = self.numerals or numerals
        return tongue(self.language or language, Numerals(wanted) if wanted in set(Numerals) else None)

    def _text(self, key: str) -> str:
        kept = self._settings.value(key, "")
        return kept if isinstance(kept, str) else ""
