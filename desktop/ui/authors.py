"""The lines of a card that say who entered a record, and who changed it last."""

from datetime import datetime

from desktop.i18n.catalogue import _, current
from desktop.models.authors import Authors
from desktop.ui.widgets.card import Section


def authors_section(authors: Authors) -> Section:
    """Return the last section of a card."""
    lines = [(_("Entered by"), _said(authors.entered_at, authors.entered_by))]
    if authors.changed_at is not None:
        lines.append((_("Changed by"), _said(authors.changed_at, authors.changed_by)))
    return Section("", lines)


def _said(at: datetime, by: str) -> str:
    when = current().date(at.astimezone().date())
    return f"{by} · {when}" if by else when
