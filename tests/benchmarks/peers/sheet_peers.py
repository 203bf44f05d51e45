"""Prints a receipt sheet with one of the tools that a user might take instead; run by the benchmark.

    sheet_peers.py TOOL WORDS.json FONTS OUT.pdf

The words hold every string of the sheet and the measures of its columns; each tool draws the same rows, heads, lines,
totals and page numbers in its own usual way.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from canvases import Fpdf2, QtPainter, ReportLab, draw  # type: ignore[import-not-found,unused-ignore]  # beside this file

Words = dict[str, Any]
_TYPST = """
#set page("a4", flipped: true, margin: (x: 10mm, top: 6.5mm, bottom: 4mm))
#set text(font: "Vazirmatn", size: 8.5pt, dir: rtl, lang: "ar")
#set par(leading: 0.4em)
#let d = json("WORDS")
#let columns = d.columns // functions that took all of `d` along would be slower with every page
#let lines(texts, ..how) = stack(spacing: 1.9mm, ..texts.map(t => text(..how, t)))
#let ticks(c) = stack(spacing: 2mm, ..c.ticks.map(t => [#box(width: 2.8mm, height: 2.8mm, stroke: 0.4pt) #t]))
#let letterhead = box(width: 84mm, height: 24mm, lines(d.letterhead, weight: "bold"))
#let title = align(center, lines((text(size: 15pt, weight: "bold", d.title),) + d.lines))
#let (facts, posts) = (d.facts, d.posts)
#let foot = place(bottom, text(size: 6.5pt, d.foot))
#let labels = columns.map(c => table.cell(fill: luma(235), text(size: 8pt, weight: "bold", c.label)))
#let widths = columns.map(c => c.width * 1mm)
#let sides = columns.map(c => horizon + if c.align == "start" { start } else { center })
#let sizes = columns.map(c => c.size * 1pt)
#let empty = columns.map(c => if c.ticks.len() > 0 { ticks(c) } else { none })
#let cell(n, shown) = {
  if type(shown) == array { stack(spacing: 1mm, text(weight: "bold", shown.at(0)), ..shown.slice(1)) }
  else if shown == "" { empty.at(n) }
  else if sizes.at(n) == 8.5pt { shown }
  else { text(size: sizes.at(n), shown) }
}
#let sheet(p) = {
  grid(columns: (84mm, 1fr, 84mm), letterhead, title, box(height: 24mm, lines(facts + (p.page,))))
  table(
    columns: widths,
    rows: (9mm,) + (11mm,) * p.room,
    inset: 1mm,
    align: sides,
    stroke: 0.4pt + luma(25%),
    ..labels,
    ..for row in p.rows { for (n, c) in row.enumerate() { (cell(n, c),) } },
    ..((p.room - p.rows.len()) * widths.len() * (none,)),
  )
  v(-3mm)
  table(columns: (1fr,) * p.strip.len(), rows: 6mm, align: center + horizon, ..p.strip.map(strong))
  for line in p.closing { block(text(size: 9.5pt, line)) }
  if p.closing.len() > 0 { table(columns: (1fr,) * posts.len(), rows: 20mm, ..posts.map(strong)) }
  foot
  pagebreak(weak: true)
}
#for p in d.pages { sheet(p) }
"""


def typst(words: Path, fonts: Path, out: Path) -> None:
    """Set each page's table with a template of Typst that reads the words itself."""
    import typst as compiler  # type: ignore[import-not-found,unused-ignore]  # the peers' environment

    source = out.with_suffix(".typ")
    source.write_text(_TYPST.replace("WORDS", words.name), encoding="utf-8")
    # the program's pages have no tags of structure either, which would make Typst's six times as large
    compiler.compile(str(source), output=str(out), font_paths=[str(fonts)], pdf_tags=False)


def calc(words: Path, fonts: Path, out: Path) -> None:
    """Have LibreOffice Calc print a formatted workbook with repeated head rows; it fills the workbook as well."""
    workbook = out.with_suffix(".fods")
    workbook.write_text("".join(_workbook(json.loads(words.read_text(encoding="utf-8")))), encoding="utf-8")
    share = out.parent / "share"  # Calc takes fonts that are installed alone
    share.mkdir(exist_ok=True)
    if not (share / "fonts").exists():
        (share / "fonts").symlink_to(fonts)
    home = f"-env:UserInstallation={(out.parent / 'calc').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(out.parent),
        str(workbook),
    ]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"XDG_DATA_HOME": str(share)})


_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("fo", "xsl-fo-compatible"), ("number", "datastyle"),
    )
)  # fmt: skip


def _workbook(sheet: Words) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
    yield 'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
    yield from _styles(sheet)
    span = len(sheet["columns"])
    yield '<office:body><office:spreadsheet><table:table table:name="S" table:style-name="sheet">'
    for n in range(span):
        yield f'<table:table-column table:style-name="co{n}"/>'
    yield "<table:table-header-rows>"
    heads = [*sheet["letterhead"], sheet["title"], *sheet["lines"], *sheet["facts"]]
    for n in range(0, len(heads), 3):
        yield _row("head", [("plain", text) for text in heads[n : n + 3]], span=span // 3)
    yield _row("label", [("bold", column["label"]) for column in sheet["columns"]])
    yield "</table:table-header-rows>"
    for page in sheet["pages"]:
        for n, row in enumerate(page["rows"]):
            cells = [(f"ce{k}", "\n".join(c) if isinstance(c, list) else c) for k, c in enumerate(row)]
            cells = [
                (style, c or " / ".join(column["ticks"]))
                for (style, c), column in zip(cells, sheet["columns"], strict=True)
            ]
            yield _row("first" if n == 0 and page is not sheet["pages"][0] else "ro", cells)
        yield _row("strip", [("bold", text) for text in page["strip"]], span=span // len(page["strip"]))
    for text in [*sheet["pages"][-1]["closing"], *sheet["posts"]]:
        yield _row("strip", [("plain", text)], span=span)
    yield "</table:table></office:spreadsheet></office:body></office:document>"


def _styles(sheet: Words) -> Iterator[str]:
    yield (
        "<office:font-face-decls/><office:styles/><office:automatic-styles>"
        '<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="297mm" '
        'fo:page-height="210mm" style:print-orientation="landscape" fo:margin="3mm" '
        'style:writing-mode="rl-tb" style:print-page-order="ttb"/><style:footer-style>'
        '<style:header-footer-properties fo:min-height="5mm" fo:margin-top="0mm"/></style:footer-style></style:page-layout>'
        '<style:style style:name="sheet" style:family="table" style:master-page-name="M">'
        '<style:table-properties style:writing-mode="rl-tb"/></style:style>'
    )
    rows = {"head": ("5mm", ""), "label": ("9mm", ""), "ro": ("11mm", ""), "strip": ("6mm", "")}
    rows["first"] = ("11mm", ' fo:break-before="page"')
    for name, (height, more) in rows.items():
        yield f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties '
        yield f'style:row-height="{height}" style:use-optimal-row-height="false"{more}/></style:style>'
    for n, column in enumerate(sheet["columns"]):
        yield f'<style:style style:name="co{n}" style:family="table-column"><style:table-column-properties '
        yield f'style:column-width="{column["width"]}mm"/></style:style>'
        yield _cell_style(f"ce{n}", column["size"], column["align"])
    yield _cell_style("plain", 8.5, "start", border="none")
    yield _cell_style("bold", 8, "center", more=' style:font-weight-complex="bold" fo:font-weight="bold"')
    page = "<text:p><text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p>"
    yield '</office:automatic-styles><office:master-styles><style:master-page style:name="M" '
    yield f'style:page-layout-name="pm"><style:header style:display="false"/><style:footer>{page}'
    yield "</style:footer></style:master-page></office:master-styles>"


def _cell_style(
    name: str, size: float, align: str, border: str = "0.4pt solid #444444", more: str = ""
) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:border="{border}" style:vertical-align="middle" fo:wrap-option="wrap"/><style:paragraph-properties '
        f'fo:text-align="{align}" style:writing-mode="rl-tb"/><style:text-properties style:font-name-complex="Vazirmatn" '
        f'fo:font-family="Vazirmatn" style:font-family-complex="Vazirmatn" fo:font-size="{size}pt" '
        f'style:font-size-complex="{size}pt"{more}/></style:style>'
    )


def _row(style: str, cells: list[tuple[str, str]], span: int = 1) -> str:
    covered = f'<table:covered-table-cell table:number-columns-repeated="{span - 1}"/>' if span > 1 else ""
    spanned = f' table:number-columns-spanned="{span}"' if span > 1 else ""
    shown = "".join(
        f'<table:table-cell table:style-name="{name}"{spanned} office:value-type="string">'
        f"{''.join(f'<text:p>{escape(line)}</text:p>' for line in text.splitlines())}</table:table-cell>{covered}"
        for name, text in cells
    )
    return f'<table:table-row table:style-name="{style}">{shown}</table:table-row>'


CANVASES = {"fpdf2": Fpdf2, "reportlab": ReportLab, "qt_painter": QtPainter}
PROGRAMS = {"typst": typst, "calc": calc}


def main(tool: str, words: Path, fonts: Path, out: Path) -> None:
    """Print the sheet."""
    if tool in PROGRAMS:
        PROGRAMS[tool](words, fonts, out)
    else:
        draw(json.loads(words.read_text(encoding="utf-8")), CANVASES[tool](fonts, out))


if __name__ == "__main__":
    main(sys.argv[1], *(Path(name) for name in sys.argv[2:5]))
