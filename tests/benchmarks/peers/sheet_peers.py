"""Draws the rows of a receipt sheet with one of the tools that a user might take instead; run by the benchmark.

sheet_peers.py TOOL ROWS.json FONT.ttf OUT.pdf prints the processor's seconds of drawing; start and imports are left out.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

ROWS_A_PAGE = 14
Rows = list[list[str]]


def typst(rows: Rows, font: Path, out: Path) -> None:
    """Set a table a page with Typst, from right to left."""
    import typst as compiler  # type: ignore[import-not-found,unused-ignore]  # the peers' environment

    def cell(text: str) -> str:
        return "[" + "".join(f"\\{one}" if one in "[]#*_`$<>@\\-=+/~" else one for one in text) + "]"

    lines = [
        '#set page("a4", flipped: true, margin: 10mm)',
        '#set text(font: "Vazirmatn", size: 8pt, dir: rtl)',
    ]
    for start in range(0, len(rows), ROWS_A_PAGE):
        cells = ", ".join(cell(text) for row in rows[start : start + ROWS_A_PAGE] for text in row)
        lines.append(f"#table(columns: {len(rows[0])}, rows: 11mm, {cells})\n#pagebreak(weak: true)")
    source = out.with_suffix(".typ")
    source.write_text("\n".join(lines), encoding="utf-8")
    compiler.compile(str(source), output=str(out), font_paths=[str(font.parent)])


def calc(rows: Rows, font: Path, out: Path) -> None:
    """Have LibreOffice Calc print a plain grid; of it alone the start counts as well."""
    source = out.with_suffix(".csv")
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    home = f"-env:UserInstallation={(out.parent / 'calc').as_uri()}"
    words = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(out.parent), str(source)]
    subprocess.run(words, check=True, capture_output=True)


def fpdf2(rows: Rows, font: Path, out: Path) -> None:
    """Draw each cell with fpdf2, shaped."""
    from fpdf import FPDF  # type: ignore[import-untyped,import-not-found,unused-ignore]  # as above

    paper = FPDF(orientation="landscape", format="A4")
    paper.set_auto_page_break(False)
    paper.add_font("Vazir", fname=str(font))
    paper.set_font("Vazir", size=8)
    paper.set_text_shaping(True)
    for start in range(0, len(rows), ROWS_A_PAGE):
        paper.add_page()
        for n, row in enumerate(rows[start : start + ROWS_A_PAGE]):
            for k, text in enumerate(row):
                paper.set_xy(260 - 28 * k, 30 + 11 * n)
                paper.cell(28, 11, text, border=1, align="C")
    paper.output(str(out))


def reportlab(rows: Rows, font: Path, out: Path) -> None:
    """Draw each string with ReportLab's own shaping, called by hand: without rlbidi its canvas passes it by."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont, shapeStr
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    pdfmetrics.registerFont(TTFont("Vazir", str(font), shapable=True))
    canvas = Canvas(str(out), pagesize=(842, 595), pageCompression=1)
    for start in range(0, len(rows), ROWS_A_PAGE):
        canvas.setFont("Vazir", 8)
        for n, row in enumerate(rows[start : start + ROWS_A_PAGE]):
            for k, text in enumerate(row):
                line = canvas.beginText(730 - 80 * k, 490 - 31 * n)
                line.textLine(shapeStr(text, "Vazir", 8))
                canvas.drawText(line)
        canvas.showPage()
    canvas.save()


TOOLS: dict[str, Callable[[Rows, Path, Path], None]] = {
    "typst": typst,
    "calc": calc,
    "fpdf2": fpdf2,
    "reportlab": reportlab,
}


def main(tool: str, source: Path, font: Path, out: Path) -> None:
    """Draw the rows, once for a page that nobody counts, and print how long they took."""
    rows = json.loads(source.read_text(encoding="utf-8"))
    TOOLS[tool](list(islice(rows, ROWS_A_PAGE)), font, out)
    begun = os.times()
    TOOLS[tool](rows, font, out)
    print(sum(os.times()[:4]) - sum(begun[:4]))  # children count as well


if __name__ == "__main__":
    main(sys.argv[1], *(Path(name) for name in sys.argv[2:5]))
