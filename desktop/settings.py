"""What an office folder says of itself in `office.toml`: no secret and no person stands there."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import DamagedError, NotFoundError
from desktop.marking import N_
from desktop.whole_file import write_whole

FILE = "office.toml"
SERVER_SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings of one office; what a person likes (theme, size) is not kept here."""

    code: str
    country: str
    language: str
    numerals: str
    key_keeper: str  # "keyring", or "vault" for the passphrase file
    vault_id: str  # under which the secret service keeps the keys
    name: str = ""  # of the office, as the door shows it
    database: str = "office.db"  # a file in the folder, or a PostgreSQL address
    is_synthetic: bool = False

    @property
    def is_on_server(self) -> bool:
        """Return whether the data lie on a server that several computers share."""
        return self.database.startswith(SERVER_SCHEMES)


@dataclass(frozen=True)
class OfficePaths:
    """The places inside an office folder."""

    folder: Path

    @property
    def settings(self) -> Path:
        """Return the settings file."""
        return self.folder / FILE

    @property
    def database(self) -> Path:
        """Return the encrypted database file."""
        return self.folder / "office.db"

    @property
    def recovery(self) -> Path:
        """Return the secrets sealed to the recovery paper."""
        return self.folder / "recovery.age"

    @property
    def outbox(self) -> Path:
        """Return where finished packages wait for the courier."""
        return self.folder / "outbox"

    @property
    def inbox(self) -> Path:
        """Return where received packages are kept, still sealed."""
        return self.folder / "inbox"

    @property
    def logs(self) -> Path:
        """Return where the log lies: ids and counts only."""
        return self.folder / "log"

    @property
    def parts(self) -> tuple[Path, ...]:
        """Return the folder and those in it."""
        return (
            self.folder,
            self.outbox,
            self.inbox,
            self.logs,
            self.folder / "backups",
            self.folder / "kept",
            self.folder / "kept" / "checkpoints",
        )

    def make(self) -> None:
        """Create the folder and its parts for this account alone."""
        for place in self.parts:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)


def read(folder: Path) -> Settings:
    """Return the settings of an office folder.

    Raises:
        NotFoundError: There is no office in the folder.
        DamagedError: The file cannot be read as settings.
    """
    path = folder / FILE
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotFoundError(
            N_("There is no office in {folder}. Choose its folder, or set up a new office."),
            folder=str(folder),
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise _damaged(path) from fault
    try:
        return Settings(**values)
    except TypeError as fault:
        raise _damaged(path) from fault


def write(folder: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all."""
    lines = [
        f"{name} = {str(value).lower() if isinstance(value, bool) else _quoted(str(value))}\n"
        for name, value in vars(settings).items()
    ]
    write_whole(folder / FILE, "".join(lines).encode())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _damaged(path: Path) -> DamagedError:
    return DamagedError(
        N_("The settings of the office in {path} cannot be read. Restore the file from a backup."),
        path=str(path),
    )
