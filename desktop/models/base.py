"""What every stored record has: identity that survives exchange, origin, authors and a version."""

import secrets
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Dialect, Integer, MetaData, String, text, types
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, mapped_column

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def new_uid(now: datetime) -> str:
    """Return a ULID: 26 characters that sort by the moment of their making (48 bits of ms, 80 random)."""
    number = (int(now.timestamp() * 1000) << 80) | secrets.randbits(80)
    return "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))


def among(column: str, words: type[StrEnum]) -> CheckConstraint:
    """Return the rule, named after its column, that a column holds one of these words or nothing known."""
    return CheckConstraint(f"{column} in ({', '.join(repr(word.value) for word in words)})", name=column)


def only(condition: str) -> dict[str, Any]:
    """Return what bounds an index to some rows, on a file and on a server."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class UtcDateTime(types.TypeDecorator[datetime]):
    """An aware moment, stored in UTC and read back aware on every database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: nobody could say later what it meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the stored moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


# SQLite keeps all whole numbers alike and wants this name for row numbers; rials outgrow 32 bits on a server.
WIDE = BigInteger().with_variant(Integer(), "sqlite")


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """The registry of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime, int: WIDE}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    id: Mapped[int] = mapped_column(primary_key=True, init=False, repr=False, sort_order=-10)


class Record(MappedAsDataclass, kw_only=True):
    """Mixin of records that clerks make: uid, origin, authors, version.

    `origin` is the code of the agency the record came from; `version` makes a stale save an error.
    """

    uid: Mapped[str] = mapped_column(String(26), unique=True, sort_order=-9)
    origin: Mapped[str] = mapped_column(String(20), sort_order=90)
    created_at: Mapped[datetime] = mapped_column(sort_order=91)
    created_by: Mapped[str] = mapped_column(String(26), sort_order=92)
    updated_at: Mapped[datetime | None] = mapped_column(default=None, sort_order=93)
    updated_by: Mapped[str | None] = mapped_column(String(26), default=None, sort_order=94)
    version: Mapped[int] = mapped_column(init=False, default=1, sort_order=95)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 (a declared attribute gets the class)
        """Let every save check the version it read."""
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]  # known once mapped

    def touch(self, now: datetime, by: str) -> None:
        """Note who changed the record and when."""
        self.updated_at = now
        self.updated_by = by
