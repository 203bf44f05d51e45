"""Queries about forms in mid-way: each person's own, and nobody else's."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from desktop.models.form_draft import FormDraft
from desktop.store.collection import Collection


class FormDrafts(Collection):
    """What persons were typing."""

    def of_person(self, user_uid: str, form: str) -> list[FormDraft]:
        """Return a person's drafts of a form, the newest first."""
        query = select(FormDraft).where(FormDraft.user_uid == user_uid, FormDraft.form == form)
        return list(self._session.scalars(query.order_by(FormDraft.saved_at.desc(), FormDraft.id.desc())))

    def count(self, user_uid: str, form: str) -> int:
        """Return how many drafts of a form a person has."""
        query = select(func.count()).where(FormDraft.user_uid == user_uid, FormDraft.form == form)
        return self._session.scalar(query) or 0

    def keep(
        self, user_uid: str, form: str, subject_uid: str, version: int | None, content: str, now: datetime
    ) -> None:
        """Put a draft in place of the former one about the same record."""
        values = {"content": content, "version_read": version, "saved_at": now}
        former = update(FormDraft).where(*self._about(user_uid, form, subject_uid)).values(**values)
        if not self._session.connection().execute(former).rowcount:
            draft = FormDraft(
                user_uid=user_uid, form=form, subject_uid=subject_uid, version_read=version,
                content=content, saved_at=now,
            )  # fmt: skip
            self._session.add(draft)
            self._session.flush()
        self._touched.add(FormDraft.__tablename__)

    def drop(self, user_uid: str, form: str, subject_uid: str) -> None:
        """Let a draft go."""
        self._session.connection().execute(delete(FormDraft).where(*self._about(user_uid, form, subject_uid)))
        self._touched.add(FormDraft.__tablename__)

    def _about(self, user_uid: str, form: str, subject_uid: str) -> tuple[ColumnElement[bool], ...]:
        return (
            FormDraft.user_uid == user_uid,
            FormDraft.form == form,
            FormDraft.subject_uid == subject_uid,
        )
