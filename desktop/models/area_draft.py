"""What the office says of an area, and the rules it keeps; own codes begin with the code of the area above."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.marking import N_
from desktop.models.area import CODE_CHARS, AreaKind
from desktop.models.country import Country
from desktop.models.problem import Problem, Severity

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # as packages allow it

KINDS = {
    Country.EGYPT: (
        AreaKind.GOVERNORATE, AreaKind.MARKAZ, AreaKind.QISM, AreaKind.LOCAL_UNIT, AreaKind.VILLAGE,
        AreaKind.QUARTER, AreaKind.HAMLET,
    ),
    Country.IRAN: (
        AreaKind.PROVINCE, AreaKind.COUNTY, AreaKind.DISTRICT, AreaKind.RURAL_DISTRICT, AreaKind.TOWN,
        AreaKind.VILLAGE,
    ),
}  # fmt: skip
"""The kinds of areas of each country, the highest first."""


@dataclass(frozen=True, kw_only=True)
class AreaDraft:
    """An area as it stands in the form or in a row of a list; an empty code is given by the program."""

    name: str
    kind: str
    parent: str = ""
    code: str = ""
    name_en: str = ""


def check_area(draft: AreaDraft) -> Iterator[Problem]:
    """Yield what is wrong with an area."""
    if not draft.name:
        yield Problem(Severity.ERROR, N_("The name is missing. Type the name of the area."), field="name")
    if draft.kind not in set(AreaKind):
        yield Problem(Severity.ERROR, N_("Choose what kind of area it is."), field="kind")
    if draft.code and not _CODE.fullmatch(draft.code):
        message = N_("A code of an area has Latin letters, digits and the signs . _ - only.")
        yield Problem(Severity.ERROR, message, field="code")
    if len(own_code(draft.parent, draft.code)) > CODE_CHARS:
        yield Problem(
            Severity.ERROR, N_("The code is too long: at most {most} signs."), {"most": CODE_CHARS}, "code"
        )


def own_code(parent: str, code: str) -> str:
    """Return an own code so that it begins with the code above: a memorandum for the district covers it."""
    return code if not parent or code.startswith(parent) else f"{parent}-{code}"
