"""Who entered a record and who changed it last, by name, for the cards that show it."""

from datetime import datetime
from typing import NamedTuple


class Authors(NamedTuple):
    """The persons behind a record; names are empty where it came from elsewhere."""

    entered_at: datetime
    entered_by: str
    changed_at: datetime | None
    changed_by: str
