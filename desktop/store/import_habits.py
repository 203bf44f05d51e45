"""Queries for what was learnt of a sender: what his headings and words mean."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from desktop.models.import_run import ImportHabit, ImportRun
from desktop.store.collection import Collection

Heard = tuple[str, str]  # field, empty for a heading; folded words


class ImportHabits(Collection):
    """What headings and words of senders mean."""

    def senders(self, limit: int = 200) -> list[str]:
        """Return who sent lists so far, the latest first."""
        query = (
            select(ImportRun.sender)
            .where(ImportRun.sender != "")
            .group_by(ImportRun.sender)
            .order_by(func.max(ImportRun.id).desc())
        )
        return list(self._session.scalars(query.limit(limit)))

    def habits(self, sender_key: str) -> dict[Heard, str]:
        """Return the meaning of each heading and word of a sender."""
        query = select(ImportHabit.field, ImportHabit.heard, ImportHabit.meaning)
        found = self._session.execute(query.where(ImportHabit.sender_key == sender_key))
        return {(field, heard): meaning for field, heard, meaning in found}

    def learn(self, sender_key: str, meanings: Mapping[Heard, str], now: datetime, by: str) -> None:
        """Remember what was meant this time; the latest meaning wins."""
        query = select(ImportHabit).where(ImportHabit.sender_key == sender_key)
        known = {(one.field, one.heard): one for one in self._session.scalars(query)}
        for (field, heard), meaning in meanings.items():
            habit = known.get((field, heard))
            if habit is None:
                self._session.add(
                    ImportHabit(
                        sender_key=sender_key,
                        field=field,
                        heard=heard,
                        meaning=meaning,
                        updated_at=now,
                        updated_by=by,
                    )
                )
            elif habit.meaning != meaning:
                habit.meaning, habit.updated_at, habit.updated_by = meaning, now, by
        self._session.flush()
        self._touched.add(ImportHabit.__tablename__)
