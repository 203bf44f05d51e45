"""Notes what a save changes, field by field, and seals it for the journal: values here, keyed hashes there."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypedDict

from desktop.models.base import new_uid
from desktop.models.history import TYPED, BatchProof, line_proof, new_salt
from desktop.operations.authorship import author
from desktop.operations.keyed_hashes import value_key
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


class Sealed(TypedDict, total=False):
    """What the journal's entry says of a batch; empty where nothing changed."""

    fields: list[str]
    batch: str
    proof: str


class History:
    """The changes of one save, or of one import; `source` says where the values came from."""

    def __init__(self, workspace: Workspace, source: str = TYPED) -> None:
        self._key = value_key(workspace)
        self._at = workspace.now()
        self._by = author(workspace)
        self._source = source
        self._batch = new_uid(self._at)
        self._count = 0
        self._total = BatchProof()
        self._fields: set[str] = set()
        self._waiting: list[dict[str, object]] = []

    def __len__(self) -> int:
        return self._count

    def note(
        self, kind: str, uid: str, field: str, old: object, new: object, source: str | None = None
    ) -> None:
        """Note one field of a record."""
        salt, before, after = new_salt(), written(old), written(new)
        said_source = self._source if source is None else source
        proof = line_proof(
            self._key,
            batch=self._batch,
            record_kind=kind,
            record_uid=uid,
            field=field,
            old=before,
            new=after,
            at=self._at,
            by=self._by,
            source=said_source,
            salt=salt,
        )
        self._count += 1
        self._total.add(proof)
        self._fields.add(f"{kind}.{field}")
        self._waiting.append(
            {
                "batch": self._batch,
                "record_kind": kind,
                "record_uid": uid,
                "field": field,
                "old": before,
                "new": after,
                "at": self._at,
                "by": self._by,
                "source": said_source,
                "salt": salt,
                "proof": proof,
            }
        )

    def note_all(self, kind: str, uid: str, pairs: Mapping[str, tuple[object, object]]) -> None:
        """Note the old and the new value of every field that differs."""
        for field, (old, new) in pairs.items():
            if old != new:
                self.note(kind, uid, field, old, new)

    def write(self, uow: UnitOfWork) -> None:
        """Add what was noted so far to the database; long work calls it now and then."""
        uow.histories.add_lines(self._waiting)
        self._waiting = []

    def seal(self, uow: UnitOfWork) -> Sealed:
        """Write the rest and return what the journal's entry says of it: `note(…, **history.seal(uow))`."""
        self.write(uow)
        if not self._count:
            return {}
        return {"fields": sorted(self._fields), "batch": self._batch, "proof": self._total.hexdigest()}


def written(value: object) -> str:
    """Return a value as the history keeps it: text as it is, dates as ISO, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
