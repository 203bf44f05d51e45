"""Recognises the columns and kinds in a list of areas, in either language and any spelling."""

from collections.abc import Sequence
from enum import StrEnum

from desktop.models.area import AreaKind
from desktop.models.names import key

_SPLIT = "،"


class AreaColumn(StrEnum):
    """What a column of a list of areas may hold."""

    NAME = "name"
    PARENT = "parent"
    KIND = "kind"
    CODE = "code"
    NAME_EN = "name_en"


_HEADINGS = {
    AreaColumn.NAME: "الاسم، اسم القرية، القرية، اسم المنطقة، المنطقة، اسم القرية او العزبة، اسم الناحية، التابع، نام،"
    " نام روستا، روستا، آبادی، نام آبادی، نام محل، name، village، area",
    AreaColumn.PARENT: "التبعية، تتبع، يتبع، المركز، الوحدة المحلية، المركز او القسم، القسم، اسم المركز، شهرستان، بخش،"
    " دهستان، تابع، وابسته به، parent، district، belongs to",
    AreaColumn.KIND: "النوع، نوع المنطقة، التصنيف، نوع، گونه، kind، type",
    AreaColumn.CODE: "الكود، كود القرية، الرمز، كود، کد، کد آبادی، شناسه، code، p-code، pcode",
    AreaColumn.NAME_EN: "الاسم بالانجليزية، الاسم بالإنجليزية، نام انگلیسی، نام لاتین، english name، name in english",
}
_KINDS = {
    AreaKind.MARKAZ: "مركز",
    AreaKind.QISM: "قسم",
    AreaKind.LOCAL_UNIT: "وحدة محلية، وحده محليه، local unit",
    AreaKind.VILLAGE: "قرية، قريه، روستا، آبادی، ده، village",
    AreaKind.QUARTER: "شياخة، حي، quarter",
    AreaKind.HAMLET: "عزبة، نجع، كفر، تابع، hamlet",
    AreaKind.COUNTY: "شهرستان، county",
    AreaKind.DISTRICT: "بخش، district",
    AreaKind.RURAL_DISTRICT: "دهستان، rural district",
    AreaKind.TOWN: "شهر، مدينة، town، city",
}


def columns_of(heading: Sequence[str]) -> dict[AreaColumn, int]:
    """Return where the columns of a list stand; the first of a kind counts."""
    known = {key(word, "fa"): column for column, words in _HEADINGS.items() for word in words.split(_SPLIT)}
    found: dict[AreaColumn, int] = {}
    for place, words in enumerate(heading):
        column = known.get(key(words, "fa"))
        if column is not None:
            found.setdefault(column, place)
    return found


def kind_of(words: str) -> AreaKind | None:
    """Return what kind of area a word means."""
    known = {key(word, "fa"): kind for kind, texts in _KINDS.items() for word in texts.split(_SPLIT)}
    return known.get(key(words, "fa"))
