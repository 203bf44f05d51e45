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
_LEVEL = 1  # of zlib: half the time of the usual 6 for a seventh more bytes; compressing is a good part of printing


class PdfFile:
    """A ReportLab document whose finished pages leave for the file at once.

    ReportLab keeps every page until it saves, and spells each out anew. All pages of a paper share one
    dictionary of fonts and stencils, so a page is its operators and a line; fonts, stencils and the page
    tree are written at the end. Pages are drawn in the size given and come out `scale` times as large.
    """

    def __init__(
        self, file: BinaryIO, *, size: tuple[float, float], title: str, language: str, scale: float = 1.0
    ) -> None:
        from reportlab.pdfbase.pdfdoc import PDFDocument, PDFResourceDictionary

        self._file = file
        self.size = size
        self._shown: list[str] = []
        self._offsets: dict[int, int] = {}  # where each object stands in the file
        self._at = 0
        self.document: Any = PDFDocument(invariant=1, lang=language)
        self.document.setTitle(title.translate(DIRECTION_MARKS))  # title bars show them as boxes
        self.document.setCreator("Wasl")
        self.document.setAuthor("")
        self.document.setSubject("")
        self._resources: Any = PDFResourceDictionary()
        self._resources.basicFonts()
        tree, resources = map(self._number, (self.document.Pages, self._resources))
        self._scaled = [] if scale == 1.0 else [f"{scale:.6f} 0 0 {scale:.6f} 0 0 cm"]
        width, height = (f"{side * scale * MM:.4f}" for side in size)
        frame = f"/MediaBox [0 0 {width} {height}] /Parent {tree} 0 R /Resources {resources} 0 R /Type /Page"
        self._frame = frame.encode()
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

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
        stencil: Any = PDFStream(content="\n".join(self._shown).encode("latin-1"), filters=[PDFZCompress])
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
        content = zlib.compress("\n".join(self._scaled + self._shown).encode("latin-1"), _LEVEL)
        self._shown.clear()
        head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(content)
        drawn = self._write_object(self._next_number(), head + content + b"\nendstream")
        page = self._write_object(self._next_number(), b"<< /Contents %d 0 R %b >>" % (drawn, self._frame))
        self.document.Pages.pages.append(f"{page} 0 R")

    def finish(self) -> None:
        """Write fonts, stencils, page tree, cross-references and trailer."""
        from reportlab.pdfbase.pdfdoc import PDFTrailer, format

        document = self.document
        for font in document.delayedFonts:
            font.addObjects(document)
        document.info.invariant = 1
        document.info.digest(document.signature)
        root, info = document.Reference(document.Catalog), document.Reference(document.info)
        document.Catalog.Outlines = None
        number = 1
        while number <= document.objectcounter:  # writing an object may register further ones
            if number not in self._offsets:
                thing = document.idToObject[document.numberToId[number]]
                self._write_object(number, format(thing, document, toplevel=1))
            number += 1
        trailer = PDFTrailer(startxref=self._at, Size=number, Root=root, Info=info, ID=document.ID())
        rows = b"".join([b"%010d 00000 n \n" % self._offsets[n] for n in range(1, number)])
        self._write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (number, rows))
        self._write(trailer.format(document))

    def _number(self, thing: object) -> int:
        """Enter an object into the document and return its number."""
        return int(self.document.idToObjectNumberAndVersion[self.document.Reference(thing).name][0])

    def _next_number(self) -> int:
        """Return a number for an object that is written at once."""
        self.document.objectcounter += 1
        return int(self.document.objectcounter)

    def _write_object(self, number: int, content: bytes) -> int:
        self._offsets[number] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        return number

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._at += len(content)


@contextmanager
def pdf_file(
    out: Path, *, size: tuple[float, float], title: str, language: str, scale: float = 1.0
) -> Iterator[PdfFile]:
    """Open a paper for writing; it takes its name only when it is whole and on the disk."""
    with whole_file(out) as file:
        paper = PdfFile(file, size=size, title=title, language=language, scale=scale)
        yield paper
        paper.finish()
