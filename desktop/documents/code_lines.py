"""Sets identifiers letter by letter from left to right, as they are written everywhere."""

from __future__ import annotations

import re
from typing import NamedTuple

from desktop.documents.shaping import Face, Letters, codes_of

_GROUPS = re.compile("[A-Za-z]+|[^A-Za-z]+")
_AS_ZERO = str.maketrans("123456789", "0" * 9)  # in every face these digits are equally wide
_REMEMBERED_SHAPES = 1000


def shape_of(code: str) -> str:
    """Return what codes have in common that are drawn alike but for their digits."""
    return code.translate(_AS_ZERO)


class CodeShape(NamedTuple):
    """How codes of one shape are drawn: which of their groups stand where."""

    operand: str  # with a place for each group
    groups: tuple[slice, ...]  # of the codes in the font, two bytes a letter
    width: float  # in thousandths


class CodeLines:
    """The codes of one face; on a right-to-left paper letters and digits are drawn group by group.

    Readers that undo the order of a right-to-left line (pdfium) take letters and digits for groups of
    their own and would bring them out in the wrong order, though each group rightly. So the last group is
    drawn first, each in its place.
    """

    def __init__(self, face: Face, *, is_rtl: bool) -> None:
        self._face = face
        self._is_rtl = is_rtl
        self._shapes: dict[str, CodeShape] = {}

    @property
    def letters(self) -> Letters:
        """The letters of codes and their widths in thousandths."""
        return self._face.code_letters

    def set(self, code: str) -> tuple[str, float]:
        """Return what draws a code, and its width in thousandths.

        Raises:
            KeyError: The face has no such letter.
        """
        operand, groups, width = self.shape(shape_of(code))
        written = codes_of(code)
        return operand % tuple([written[group] for group in groups]), width

    def shape(self, shape: str) -> CodeShape:
        """Return how codes of a shape are drawn.

        Raises:
            KeyError: The face has no such letter.
        """
        known = self._shapes.get(shape)
        if known is None:
            if len(self._shapes) >= _REMEMBERED_SHAPES:
                self._shapes.clear()
            known = self._shapes[shape] = self._new(shape)
        return known

    def _new(self, shape: str) -> CodeShape:
        _, width = self.letters.set(shape)
        if not self._is_rtl:
            return CodeShape("%s", (slice(None),), width)
        operand, groups, drawn = "", [], 0.0
        for group in reversed(list(_GROUPS.finditer(shape))):
            _, advance = self.letters.set(group[0])
            back = drawn + advance if drawn else advance - width
            operand += f"){back:.1f}(%s" if back else "%s"
            groups.append(slice(2 * group.start(), 2 * group.end()))
            drawn = advance
        return CodeShape(operand, tuple(groups), width)
