"""Puts a shaped font into a ReportLab document: subset, with exact text for every code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from desktop.documents.shaping import UNITS, Code, Face
from desktop.documents.shifted import Shift, with_shifted

_DROPPED_TABLES = ("GSUB", "GPOS", "GDEF", "name", "post", "cmap", "OS/2")
_SYMBOLIC = 4  # FontDescriptor flag: the font has its own codes
_SILENT = "\u200d"  # of a letter's second outline: without an entry pdfium reads its code as a letter
_CMAP_CHUNK = 100  # most entries of one bfchar block


class EmbeddedFace:
    """Hands a face to a ReportLab document, which asks for its objects when it is saved."""

    def __init__(self, face: Face, document: Any) -> None:
        self._face = face
        self.internal_name = f"H{len(document.fontMapping) + 1}"
        document.fontMapping[face.name] = "/" + self.internal_name
        document.delayedFonts.append(self)
        self._first_shifted = 0

    def addObjects(self, document: Any) -> None:  # noqa: N802 (ReportLab calls it by this name)
        """Write the font into the document, with the glyphs used and no others; nothing where it helped out nowhere."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        if not self._face.is_used:
            return
        descendant = PDFDictionary(self._descendant(document))
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(self._base_font),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(descendant)]),
            "ToUnicode": document.Reference(_packed(self._to_unicode())),
        }
        fonts = document.idToObject["BasicFonts"]
        fonts.dict[self.internal_name] = document.Reference(PDFDictionary(font))

    @property
    def _base_font(self) -> str:
        return "WASLAA+" + self._face.name

    def _descendant(self, document: Any) -> dict[str, object]:
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descriptor = PDFDictionary(self._descriptor(document))  # first: it numbers the shifted glyphs
        return {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(self._base_font),
            "CIDSystemInfo": PDFDictionary(system),
            "FontDescriptor": document.Reference(descriptor),
            "W": f"[{' '.join(self._widths())}]",
            "DW": 0,
            "CIDToGIDMap": document.Reference(_packed(self._glyph_map())),
        }

    def _widths(self) -> Iterator[str]:
        """Yield the widths of neighbouring codes behind the first of them."""
        for _, run in groupby(enumerate(sorted(self._face.codes.items())), lambda one: one[1][0] - one[0]):
            codes = [code for _, code in run]
            yield f"{codes[0][0]} [{' '.join(f'{code.advance:g}' for _, code in codes)}]"

    def _descriptor(self, document: Any) -> dict[str, object]:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

        face = self._face
        data = self._subset()
        program = _packed(data)
        program.dictionary["Length1"] = len(data)
        return {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(self._base_font),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray([-UNITS / 2, face.descent, 1.5 * UNITS, face.ascent]),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.ascent,
            "StemV": 80,
            "FontFile2": document.Reference(program),
        }

    def _subset(self) -> bytes:
        import uharfbuzz as hb

        wanted = hb.SubsetInput()
        wanted.glyph_set.update(code.glyph for code in self._face.codes.values() if not code.is_stand_in)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        for table in _DROPPED_TABLES:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
        subset = hb.subset(self._face.face, wanted)
        self._first_shifted = subset.glyph_count
        return with_shifted(bytes(subset.blob.data), self._shifts())

    def _shifts(self) -> list[Shift]:
        shifts = (Shift(code.glyph, code.x, code.y) for code in self._face.codes.values() if code.x or code.y)
        return list(dict.fromkeys(shifts))

    def _glyph_map(self) -> bytes:
        shifted = {shift: self._first_shifted + n for n, shift in enumerate(self._shifts())}
        codes = self._face.codes
        glyphs = bytearray(2 * max(codes) + 2)
        for number, code in codes.items():
            glyphs[2 * number : 2 * number + 2] = self._glyph_of(code, shifted).to_bytes(2, "big")
        return bytes(glyphs)

    def _glyph_of(self, code: Code, shifted: dict[Shift, int]) -> int:
        if code.is_stand_in:
            return self._face.space_glyph
        return shifted.get(Shift(code.glyph, code.x, code.y), code.glyph)

    def _to_unicode(self) -> str:
        entries = [
            f"<{number:04X}> <{(code.text or _SILENT).encode('utf-16-be').hex().upper()}>"
            for number, code in sorted(self._face.codes.items())
        ]
        chunks = [entries[i : i + _CMAP_CHUNK] for i in range(0, len(entries), _CMAP_CHUNK)]
        blocks = [f"{len(chunk)} beginbfchar\n" + "\n".join(chunk) + "\nendbfchar\n" for chunk in chunks]
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{''.join(blocks)}"
            "endcmap CMapName currentdict /CMap defineresource pop end end"
        )


def _packed(content: bytes | str) -> Any:
    """Return a compressed stream of a document."""
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

    return PDFStream(content=content, filters=[PDFZCompress])
