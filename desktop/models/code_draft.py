"""What the office says of an entry of a code list, and the rules it keeps; codes are exchange keys and never change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.marking import N_
from desktop.models.code_list import CODE_CHARS, Sensitivity
from desktop.models.problem import Problem, Severity

_CODE = re.compile(r"[a-z0-9][a-z0-9_.:-]*")  # as packages allow it
_ITEM_CHARS = 80
MOST_PARTS = 40


@dataclass(frozen=True, kw_only=True)
class CodeDraft:
    """An entry as it stands in the form; an empty code is given by the office's own numbering."""

    code: str = ""
    ar: str = ""
    fa: str = ""
    en: str = ""
    group: str = ""
    unit: str = ""
    level: str = ""
    evidence: str = ""
    sensitivity: str = Sensitivity.NONE.value


@dataclass(frozen=True, kw_only=True)
class PartDraft:
    """A part of a kit: what, how much, in which unit."""

    item: str
    quantity: int
    unit: str = ""


def check_code(draft: CodeDraft, language: str) -> Iterator[Problem]:
    """Yield what is wrong with an entry, for an office whose language this is."""
    if not getattr(draft, language, ""):
        yield Problem(
            Severity.ERROR, N_("The name is missing. Type what the office calls it."), field=language
        )
    if draft.code and (not _CODE.fullmatch(draft.code) or len(draft.code) > CODE_CHARS):
        message = N_("A code has small Latin letters, digits and the signs _ . : - and at most 40 of them.")
        yield Problem(Severity.ERROR, message, field="code")
    if draft.sensitivity not in {one.value for one in Sensitivity}:
        yield Problem(Severity.ERROR, N_("Choose who may see this entry."), field="sensitivity")


def check_kit(parts: Sequence[PartDraft]) -> Iterator[Problem]:
    """Yield what is wrong with the parts of a kit; fields are named `<index>.<field>`."""
    if len(parts) > MOST_PARTS:
        yield Problem(Severity.ERROR, N_("A kit has at most {most} parts."), {"most": MOST_PARTS})
    seen: set[str] = set()
    for index, part in enumerate(parts):
        item = part.item.strip()
        if not item or len(item) > _ITEM_CHARS:
            yield Problem(Severity.ERROR, N_("Name the part."), field=f"{index}.item")
        elif item.casefold() in seen:
            yield Problem(Severity.ERROR, N_("This part stands there already."), field=f"{index}.item")
        seen.add(item.casefold())
        if part.quantity < 1:
            yield Problem(Severity.ERROR, N_("Say how many."), field=f"{index}.quantity")


def kit_words(parts: Sequence[PartDraft]) -> str:
    """Return the parts in one line, as the history keeps them."""
    return "; ".join(f"{part.item} {part.quantity} {part.unit}".strip() for part in parts)
