"""A real PostgreSQL server from Debian's package, in a temporary folder, for as long as the tests run.

It is reached through a socket in that folder alone. It forgets everything in a power cut, which makes it fast;
tests that pull its plug end its processes and keep the machine.
"""

import atexit
import os
import re
import secrets
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

ACCOUNT = "wasl_office"
PASSWORD = "the server's password"
INSTALL = "apt-get update && apt-get install --no-install-recommends postgresql"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "120",
    "shared_buffers": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "password_encryption": "scram-sha-256",
    "log_min_messages": "fatal",
}
_WHO_MAY = "local all postgres trust\nlocal all all scram-sha-256\n"


class MissingServerError(Exception):
    """The package is not installed; the text is the line that installs it."""


def is_left_out() -> bool:
    """Return whether the run was started without PostgreSQL."""
    return "postgresql" in os.environ.get("WASL_WITHOUT", "")


class Server:
    """One cluster with one account that may do no more than an office needs."""

    def __init__(self) -> None:
        self._bin = _programs()
        self._kept: psycopg.Connection[Any] | None = None
        self.folder = Path(tempfile.mkdtemp(prefix="wasl-pg-"))
        self._is_root = os.geteuid() == 0
        if self._is_root:
            shutil.chown(self.folder, "postgres", "postgres")
        atexit.register(self.remove)
        self._run(
            "initdb",
            "-D",
            self._data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C",
        )
        lines = "".join(f"{name} = '{value}'\n" for name, value in _SETTINGS.items())
        (self._data / "postgresql.conf").write_text(f"{lines}unix_socket_directories = '{self.folder}'\n")
        (self._data / "pg_hba.conf").write_text(_WHO_MAY)
        self.start()
        with self.admin() as line:
            line.execute(
                sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                    sql.Identifier(ACCOUNT), sql.Literal(PASSWORD)
                )
            )

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def listen(self, places: str, certificate: bytes, key: bytes) -> None:
        """Take connections over a network too, protected ones alone."""
        for name, content in (("server.crt", certificate), ("server.key", key)):
            path = self._data / name
            path.write_bytes(content)
            path.chmod(0o600)
            if self._is_root:
                shutil.chown(path, "postgres", "postgres")
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write(f"listen_addresses = '{places}'\nssl = on\n")
        with (self._data / "pg_hba.conf").open("a") as who_may:
            who_may.write("hostssl all all all scram-sha-256\n")
        self.stop("fast")
        self.start()

    def listen_in_clear(self) -> None:
        """Take no protected connection any more."""
        with (self._data / "postgresql.conf").open("a") as settings:
            settings.write("ssl = off\n")
        self.stop("fast")
        self.start()

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        self._run("pg_ctl", "-D", self._data, "-w", "-s", "-l", self.folder / "log", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; `immediate` is what a crash of its machine leaves."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None
        self._run("pg_ctl", "-D", self._data, "-w", "-s", "-m", mode, "stop")

    def remove(self) -> None:
        """Stop it for good and take its folder away."""
        if (self._data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def admin(self, database: str = "postgres") -> psycopg.Connection[Any]:
        """Return a connection that may do everything, outside transactions."""
        return psycopg.connect(host=str(self.folder), user="postgres", dbname=database, autocommit=True)

    def _line(self) -> psycopg.Connection[Any]:
        """Return one line for all that makes and drops, opened anew when the server was stopped meanwhile."""
        if self._kept is None:
            self._kept = self.admin()
        return self._kept

    def address(self, database: str) -> str:
        """Return what stands in `office.toml`."""
        return f"postgresql://{ACCOUNT}@/{database}?host={self.folder}"

    def new_database(self, template: str = "template0") -> str:
        """Make an empty database, or a copy of another one, and return its name."""
        name = f"office_{secrets.token_hex(6)}"
        statement = "CREATE DATABASE {} OWNER {} TEMPLATE {} ENCODING 'UTF8' STRATEGY FILE_COPY"
        names = (sql.Identifier(one) for one in (name, ACCOUNT, template))
        self._line().execute(sql.SQL(statement).format(*names))
        return name

    def drop(self, database: str) -> None:
        """Take a database away, and whoever is in it."""
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        self._line().execute(drop.format(sql.Identifier(database)))

    def cut_lines(self, database: str, most: int = 1000) -> int:
        """End connections to a database, as a broken network does; return how many there were."""
        query = (
            "SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity"
            " WHERE datname = %s ORDER BY random() LIMIT %s) AS victim"
        )
        with self.admin() as line:
            row = line.execute(query, (database, most)).fetchone()
        return 0 if row is None else int(row[0])

    def _run(self, program: str, *words: str | Path) -> None:
        account = {"user": "postgres", "group": "postgres", "extra_groups": []} if self._is_root else {}
        done = subprocess.run(
            [self._bin / program, *words],
            cwd=self.folder,
            stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program == "initdb" else subprocess.DEVNULL,
            check=False,
            **account,  # type: ignore[call-overload]  # who runs it
        )
        assert done.returncode == 0, f"{program}: {done.stdout!r}"


@cache
def server() -> Server:
    """Return the server of this run, started when the first test wants it."""
    return Server()


def _programs() -> Path:
    """Return where Debian keeps the newest server.

    Raises:
        MissingServerError: Nowhere.
    """
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: [int(number) for number in re.findall(r"\d+", path.parts[-3])],
    )
    if not found:
        raise MissingServerError(
            f"PostgreSQL is not installed. Run this line as root, then start again:\n    {INSTALL}"
        )
    return found[-1].parent
