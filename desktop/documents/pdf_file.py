"""Writes a PDF page by page, so that memory stays flat and a cancelled paper leaves no file."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from desktop.documents.typography import DIRECTION_MARKS
from desktop.whole_file import whole_file

MM = 72 / 25.4
A4 = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)
_LEVEL = 3  # of zlib: half the time of the usual 6 for a seventh more bytes; pages are most of printing


class PdfFile:
    """A ReportLab document whose finished pages leave for the file at once.

    ReportLab keeps every page until it saves, and spells each out anew. All pages of a paper share one
    dictionary of fonts and stencils, so a page is its operators and a line; fonts, stencils and the page
    tree are written at the end.
    """

    def __init__(self, file: BinaryIO, *, size: tuple[float, float], title: str, language: str) -> None:
        from reportlab.pdfbase.pdfdoc import PDFDocument, PDFResourceDictionary

        self._file = file
        self.size = size
        self._shown: list[str] = []
        self.document: Any = PDFDocument(invariant=1, lang=language)
        self.document.setTitle(title.translate(DIRECTION_MARKS))  # title bars show them as boxes
        self.document.setCreator("Wasl")
        self.document.setAuthor("")
        self.document.setSubject("")
        self._resources: Any = PDFResourceDictionary()
        self._resources.basicFonts()
        tree, resources = map(self._number, (self.document.Pages, self._resources))
        width, height = (f"{side * MM:.4f}" for side in size)
        self._frame = (
            f"/MediaBox [0 0 {width} {height}] /Parent {tree} 0 R /Resources {resources} 0 R /Type /Page"
        )
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        self.pages = 0

    def draw(self, operators: str) -> None:
        """Add operators to the page, or to the stencil that is being made."""
        self._shown.append(operators)

    @contextmanager
    def stencil(self, name: str) -> Iterator[None]:
        """Keep what is drawn inside under a name, for many pages to show."""
        from reportlab.pdfbase.pdfdoc import (
            BasicFonts,
            PDFArray,
            PDFDictionary,
            PDFName,
            PDFObjectReference,
            PDFStream,
            PDFZCompress,
        )

        shown, self._shown = self._shown, []
        yield
        stencil: Any = PDFStream(content="\n".join(self._shown), filters=[PDFZCompress])
        self._shown = shown
        fonts = PDFDictionary({"Font": PDFObjectReference(BasicFonts)})
        stencil.dictionary.dict |= {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, *(side * MM for side in self.size)]),
            "Resources": fonts,
        }
        self._resources.XObject[name] = self.document.Reference(stencil)

    def stamp(self, name: str) -> None:
        """Show a stencil on the page."""
        self.draw(f"/{name} Do")

    def show_page(self) -> None:
        """End the page and write it out."""
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        self.pages += 1
        content = zlib.compress("\n".join(self._shown).encode("ascii"), _LEVEL)
        self._shown.clear()
        drawn, page = f"content{self.pages}", f"page{self.pages}"
        number = self._number(None, drawn)
        head = f"<< /Filter /FlateDecode /Length {len(content)} >>\nstream\n"
        self._write_object(drawn, head.encode() + content + b"\nendstream")
        self._number(None, page)
        self._write_object(page, f"<< /Contents {number} 0 R {self._frame} >>".encode())
        self.document.Pages.pages.append(PDFObjectReference(page))

    def finish(self) -> None:
        """Write fonts, stencils, page tree, cross-references and trailer."""
        from reportlab.pdfbase.pdfdoc import PDFCrossReferenceTable, PDFTrailer, format

        document = self.document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = 1
        document.info.digest(document.signature)
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        document.Catalog.Outlines = None
        number = 1
        while number in document.numberToId:  # writing an object may register further ones
            name = document.numberToId[number]
            if name not in document.idToOffset:
                self._write_object(name, format(document.idToObject[name], document, toplevel=1))
                document.idToObject[name] = None
            number += 1
        table = PDFCrossReferenceTable()
        table.addsection(0, [document.numberToId[n] for n in range(1, number)])
        start = self._file.tell()
        self._write(table.format(document))
        trailer = PDFTrailer(startxref=start, Size=number, Root=root, Info=info, ID=document.ID())
        self._write(trailer.format(document))

    def _number(self, thing: object, name: str | None = None) -> int:
        """Enter an object into the document, or the name of one that is written at once, and return its number."""
        return int(self.document.idToObjectNumberAndVersion[self.document.Reference(thing, name).name][0])

    def _write_object(self, name: str, content: bytes) -> None:
        document = self.document
        document.idToOffset[name] = self._file.tell()
        number, _ = document.idToObjectNumberAndVersion[name]
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _write(self, content: bytes) -> None:
        self._file.write(content)


@contextmanager
def pdf_file(out: Path, *, size: tuple[float, float], title: str, language: str) -> Iterator[PdfFile]:
    """Open a paper for writing; it takes its name only when it is whole and on the disk."""
    with whole_file(out) as file:
        paper = PdfFile(file, size=size, title=title, language=language)
        yield paper
        paper.finish()
