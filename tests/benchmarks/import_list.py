"""A list of invented families as partners send it, as long as one likes."""

from pathlib import Path

from desktop.documents.seen_list import write_seen
from desktop.models.country import Country
from desktop.operations.population import invent

HEADINGS = (
    "م",
    "اسم المستفيد",
    "الرقم القومي",
    "اسم الاب",
    "التليفون",
    "القرية",
    "عدد الافراد",
    "الفئة",
    "رقم الملف",
)


def write_list(path: Path, rows: int, seed: int = 7) -> Path:
    """Write the list as a stream: a general library would need more memory than the import."""
    invented = enumerate(invent(Country.EGYPT, rows, seed), start=1)
    cells = (
        [
            number,
            one.name,
            one.national_id,
            one.father_name,
            one.phone,
            one.place,
            one.members,
            one.category,
            one.file_number,
        ]
        for number, one in invented
    )
    write_seen(path, "كشف", HEADINGS, cells, is_rtl=True)
    return path
