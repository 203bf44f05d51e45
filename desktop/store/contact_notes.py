"""Queries about notes of contact with families."""

from sqlalchemy import select

from desktop.errors import NotFoundError
from desktop.marking import N_
from desktop.models.beneficiary import Household
from desktop.models.contact_note import ContactNote
from desktop.store.collection import Collection


class ContactNotes(Collection):
    """Visits, requests, calls, complaints and referrals."""

    def get(self, uid: str) -> ContactNote:
        """Return a note.

        Raises:
            NotFoundError: There is none, or its family is not this person's to see.
        """
        query = select(ContactNote).where(ContactNote.uid == uid, self._reach.homes(ContactNote.household_id))
        found = self._session.scalar(query)
        if found is None:
            raise NotFoundError(N_("This note is not there any more. Load the timeline again."))
        return found

    def household_of(self, note: ContactNote) -> Household:
        """Return the family a note is about, without its members."""
        return self._session.scalars(select(Household).where(Household.id == note.household_id)).one()
