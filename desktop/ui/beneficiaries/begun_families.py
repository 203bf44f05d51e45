"""What is kept of families that were begun and not saved, and how each is called."""

import json

from desktop.i18n.catalogue import _
from desktop.operations.form_drafts import FAMILY, KeptForm, kept_drafts
from desktop.ui.widgets.form_typing import Typing
from desktop.workspace import Workspace


def waiting(workspace: Workspace, *, are_new: bool = False, subject_uid: str = "") -> list[KeptForm]:
    """Return what this person typed and did not save, the newest first: all, new families alone, or of one family."""
    return [
        one
        for one in kept_drafts(workspace, FAMILY)
        if not (are_new and one.version_read is not None) and subject_uid in ("", one.subject_uid)
    ]


def typing_in(kept: KeptForm) -> Typing:
    """Return the typing that was kept."""
    content: Typing = json.loads(kept.content)
    return content


def family_name(kept: KeptForm) -> str:
    """Return the first name in a form."""
    members = typing_in(kept).get("members")
    fields = members[0]["fields"] if isinstance(members, list) and members else {}
    return str(fields.get("name") or "") or _("a family")


def file_number(kept: KeptForm) -> str:
    """Return the file number that was typed or shown in a form."""
    household = typing_in(kept).get("household")
    return str(household.get("code") or "") if isinstance(household, dict) else ""
