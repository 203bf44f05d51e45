"""Writes a PDF page by page, so that memory stays flat and a cancelled paper leaves no file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from desktop.whole_file import whole_file

MM = 72 / 25.4
A4 = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)


class PdfFile:
    """A ReportLab canvas whose finished pages leave for the file at once.

    ReportLab keeps every page until it saves; here each page's objects are formatted when the page is
    shown and replaced by a reference, and only fonts, forms and the page tree are written at the end.
    """

    def __init__(self, file: BinaryIO, *, size: tuple[float, float], title: str, language: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # text armour would make each page a quarter larger and slower
        self._file = file
        self.size = size
        self.canvas: Any = Canvas(
            None, pagesize=(size[0] * MM, size[1] * MM), pageCompression=1, invariant=1, lang=language
        )
        self.canvas.setTitle(title)
        self.canvas.setCreator("Wasl")
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.document: Any = self.canvas._doc
        self._forget_helvetica()
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        self.pages = 0

    def show_page(self) -> None:
        """End the page and write it out."""
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        self.canvas.showPage()
        pages = self.document.Pages.pages
        page = pages[-1]
        name = page.__InternalName__
        self._write_object(name)
        self._write_object(page.Contents.__InternalName__)
        pages[-1] = PDFObjectReference(name)
        self.pages += 1

    def finish(self) -> None:
        """Write fonts, forms, page tree, cross-references and trailer."""
        from reportlab.pdfbase.pdfdoc import PDFCrossReferenceTable, PDFTrailer

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
                self._write_object(name)
            number += 1
        table = PDFCrossReferenceTable()
        table.addsection(0, [document.numberToId[n] for n in range(1, number)])
        start = self._file.tell()
        self._write(table.format(document))
        trailer = PDFTrailer(startxref=start, Size=number, Root=root, Info=info, ID=document.ID())
        self._write(trailer.format(document))

    def _forget_helvetica(self) -> None:
        """Take out the font that ReportLab names on each page although no paper uses it."""
        self.canvas._preamble = ""
        self.document.fontMapping.clear()
        self.document.idToObject["BasicFonts"].dict.clear()

    def _write_object(self, name: str) -> None:
        from reportlab.pdfbase.pdfdoc import PDFIndirectObject

        document = self.document
        content = PDFIndirectObject(name, document.idToObject[name]).format(document)
        document.idToOffset[name] = self._file.tell()
        self._write(content)
        document.idToObject[name] = None

    def _write(self, content: bytes) -> None:
        self._file.write(content)


@contextmanager
def pdf_file(out: Path, *, size: tuple[float, float], title: str, language: str) -> Iterator[PdfFile]:
    """Open a paper for writing; it takes its name only when it is whole and on the disk."""
    with whole_file(out) as file:
        paper = PdfFile(file, size=size, title=title, language=language)
        yield paper
        paper.finish()
