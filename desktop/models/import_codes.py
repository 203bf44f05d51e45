"""Reads the cells of a list that say what the program keeps as a code, and counts the words that mean nothing here."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from desktop.marking import N_
from desktop.models.import_words import CODED, Labels, fold_label
from desktop.models.importing import Field, Meaning, UnknownWord
from desktop.models.problem import Problem, Severity

NOTHING_SAID = " -–—ـ./\u00a0"
_MOST_WORDS = 500  # unknown ones that are told
_PARTS = re.compile(r"[،,؛;/+\n|]")
_SEX = N_("“{text}” says neither man nor woman; it stays out.")
_CATEGORY = N_("The category “{text}” is not in the code list; it stays out.")
_WORD = N_("The word “{text}” is not known here; it stays out.")
_MESSAGES = {"sex": _SEX, "category": _CATEGORY}


class CodeReader:
    """Knows for each coded field the code behind a word; `labels` are by folded word, as `fold_label` writes it."""

    def __init__(self, labels: Labels, meanings: Iterable[Meaning]) -> None:
        self._labels = {field.value: labels.get(field, {}) for field in CODED}
        for one in meanings:
            name = one.field.value
            self._labels[name] = {**self._labels.get(name, {}), one.heard: one.code}
        self._folded = lru_cache(maxsize=5_000)(fold_label)
        self._unknown: Counter[tuple[str, str]] = Counter()

    def knows(self, name: str) -> bool:
        """Return whether a field is kept as a code."""
        return name in self._labels

    def plain(self, name: str, text: str) -> str:
        """Return the code behind a word, nothing for one that nobody knows."""
        return self._labels[name].get(self._folded(text), "")

    def one(self, name: str, text: str, problems: list[Problem]) -> str:
        """Return the code behind a cell; a word that nobody knows is told and counted."""
        if not text:
            return ""
        code = self._labels[name].get(self._folded(text))
        if code is not None or not text.strip(NOTHING_SAID):
            return code or ""
        problems.append(Problem(Severity.NOTE, _MESSAGES.get(name, _WORD), {"text": text.strip()[:40]}, name))
        if len(self._unknown) < _MOST_WORDS * 4 or (name, text.strip()) in self._unknown:
            self._unknown[name, text.strip()[:80]] += 1
        return ""

    def several(self, name: str, text: str, problems: list[Problem]) -> tuple[str, ...]:
        """Return the codes behind a cell that may say several things; what is one entry is not taken apart."""
        if not text:
            return ()
        parts = [text]
        if self._labels[name].get(self._folded(text)) is None and _PARTS.search(text):
            parts = _PARTS.split(text)
        codes = [self.one(name, part, problems) for part in parts]
        return tuple(dict.fromkeys(filter(None, codes)))

    def unknown_words(self) -> tuple[UnknownWord, ...]:
        """Return the words met so far that mean nothing here, the commonest first."""
        return tuple(
            UnknownWord(Field(name), text, count)
            for (name, text), count in self._unknown.most_common(_MOST_WORDS)
        )
