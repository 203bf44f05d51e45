"""Builds the workbooks of this folder: sources written here, converted by LibreOffice; see README.md."""

import subprocess
import sys
from html import escape
from pathlib import Path

from desktop.models.national_id import egyptian_check_digit

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
Cell = str | int | tuple[str, int]  # text, a number, or a text merged over some columns

ARABIC, PERSIAN = (str.maketrans("0123456789", digits) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))


def egyptian(front: str) -> str:
    """Return an ID that closes as IDs usually do."""
    return front + str(egyptian_check_digit(front + "0"))


def iranian(front: str) -> str:
    """Return a national code with its check digit."""
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(front)) % 11
    return front + str(rest if rest < 2 else 11 - rest)


AHMED = egyptian("2750308190131")
WIDOW = "المرأة المعيلة"
ELDERLY = "مسن"
EG_HEAD: list[Cell] = [
    "م", "اسم المستفيد", "الرقم القومى", "القرية", "عدد أفراد الأسرة", "التليفون", "الفئة", "رقم الملف", "التوقيع",
]  # fmt: skip
EG_ROWS: list[list[Cell]] = [
    ["١", "أحمد محمود السيد حسن", AHMED.translate(ARABIC), "القصاصين", "٥", "٠١٠٠١٢٣٤٥٦٧", ELDERLY, "ق/١١", ""],
    ["٢", "فاطمة الزهراء حسين علي", int(egyptian("2880312190232")), "التل الكبير", "٣", "01112345678", WIDOW, "ق/١٢", ""],
    ["٣", "مصطفى إبراهيم عبد الرحمن", "2.98E+13", "فايد", "٤", "01212345678", "", "ق/١٣", ""],
    ["٤", "حسن علي سليم وزوجته", egyptian("2650110190155"), "فايد", "٢", "", "", "ق/١٤", ""],
    ["م", *EG_HEAD[1:]],
    ["٥", "سعاد عبد العزيز الفقي", "", "أبو صوير", "١", "01512345678", "", "", ""],
    ["٦", "يوسف عبد الحميد الطنطاوي", "29013451900012", "أبو صوير", "٦", "", "", "ق/١٦", ""],
    ["", "", "", "", "", "", "", "", ""],
    ["٧", "هبة الله كمال الدين", egyptian("2920703190278") + " ", "نفيشة", "٧", "", "فئة لا نعرفها", "ق/١٧", ""],
]  # fmt: skip
EG_FORM: list[list[Cell]] = [
    [("جمهورية مصر العربية — مديرية التضامن الاجتماعي بالإسماعيلية", 9)],
    [("كشف المستفيدين من كراتين رمضان ٢٠٢٦", 9)],
    [],
    EG_HEAD,
    *EG_ROWS,
    [("الإجمالي", 4), "٢٨", "", "", "", ""],
    [],
    ["", "أمين العهدة", "", "الباحث الاجتماعي", "", "", "رئيس اللجنة"],
]
EG_SECOND = [
    "رقم مسلسل;الاسم رباعيا;رقم قومي;محل الاقامة;الموبايل",
    f"1;أحمد محمود السيد حسن;{AHMED};القصاصين;01001234567",
    f"2;كريم بدوي عوض جرجس;{egyptian('2010412190119')};سرابيوم;01098765432",
]
IR_FORM: list[list[Cell]] = [
    [("کمیته امداد — اداره شهرستان ارومیه", 8)],
    [("فهرست مددجویان دریافت‌کننده سبد غذایی", 8)],
    ["ردیف", "نام", "نام خانوادگی", "نام پدر", "کد ملی", "تاریخ تولد", "بعد خانوار", "روستا"],
    ["۱", "غلام‌رضا", "محمدی", "حسین", iranian("275012345").translate(PERSIAN), "۱۳۴۵/۰۶/۱۲", "۴", "بالانج"],
    ["۲", "فاطمه", "کریمی", "علی", int(iranian("004567891")), "۱۳۶۰", "۲", "نازلو"],
    ["۳", "زهرا", "احمدی", "رضا", "۲۷۵۰۱۲۳۴۵۰", "۱۳۷۰/۱۳/۰۱", "۳", "نازلو"],
    ["۴", "موسی", "حیدری", "قربان", "", "۱۳۵۵/۰۱/۳۱", "۵", "قوشچی"],
    [("جمع کل", 6), "۱۴", ""],
    ["", "مسئول توزیع", "", "", "مددکار", "", "", "رئیس اداره"],
]
UNKNOWN: list[list[Cell]] = [
    [f"Feld {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"],
    [str(number) for number in range(20)],
]


def flat(rows: list[list[Cell]]) -> str:
    """Return a spreadsheet as one XML text, as LibreOffice reads it."""
    body = "".join(f"<table:table-row>{''.join(map(_cell, row or ['']))}</table:table-row>" for row in rows)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="كشف">{body}</table:table></office:spreadsheet></office:body></office:document>'
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, int):
        number = f'office:value-type="float" office:value="{cell}"'
        return f"<table:table-cell {number}><text:p>{cell}</text:p></table:table-cell>"
    words, span = cell if isinstance(cell, tuple) else (cell, 1)
    if not words:
        return "<table:table-cell/>"
    merged = f' table:number-columns-spanned="{span}"' if span > 1 else ""
    covered = "<table:covered-table-cell/>" * (span - 1)
    shown = f"<text:p>{escape(words)}</text:p>"
    return f'<table:table-cell office:value-type="string"{merged}>{shown}</table:table-cell>{covered}'


def convert(source: str, *kinds: str) -> None:
    """Let LibreOffice write a source in other formats."""
    for kind in kinds:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", kind, "--outdir", str(HERE), str(SOURCES / source)],
            check=True,
        )


def main() -> None:
    """Write the sources, convert them, and spoil some of the results on purpose."""
    SOURCES.mkdir(exist_ok=True)
    for name, rows in (
        ("eg-form", EG_FORM),
        ("ir-form", IR_FORM),
        ("unknown-columns", UNKNOWN),
        ("empty", []),
    ):
        (SOURCES / f"{name}.fods").write_text(flat(rows), encoding="utf-8")
    convert("eg-form.fods", "xlsx", "ods", "xls")
    convert("ir-form.fods", "xlsx", "ods")
    convert("unknown-columns.fods", "xlsx")
    convert("empty.fods", "xlsx")
    second = "\r\n".join(EG_SECOND) + "\r\n"
    (HERE / "eg-second-utf8.csv").write_bytes(second.encode("utf-8-sig"))
    (HERE / "eg-second-utf16.csv").write_bytes(second.encode("utf-16"))
    (HERE / "eg-second-cp1256.csv").write_bytes(second.encode("cp1256"))
    whole = (HERE / "eg-form.xlsx").read_bytes()
    (HERE / "cut-short.xlsx").write_bytes(whole[: len(whole) * 2 // 3])
    (HERE / "not-a-workbook.xlsx").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 20)
    (HERE / "nothing.xlsx").write_bytes(b"")
    subprocess.run(
        [
            *(sys.executable, "-m", "msoffcrypto", "-e", "-p", "secret"),
            *(str(HERE / "ir-form.xlsx"), str(HERE / "protected.xlsx")),
        ],
        check=True,
    )


if __name__ == "__main__":
    main()
