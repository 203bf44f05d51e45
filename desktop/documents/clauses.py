"""Fills the model text of a memorandum, or takes the clauses that the parties agreed instead."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.i18n.tongue import Tongue, isolated
from desktop.models.memorandum_paper import Clause, MemorandumPaper
from desktop.resources import resource


@dataclass(frozen=True, kw_only=True)
class ModelText:
    """The model text of one language, its fields still open."""

    parts: Mapping[str, Any]

    @classmethod
    def read(cls, language: str) -> ModelText:
        """Read the text that ships with the program."""
        path = resource("texts", f"memorandum.{language}.toml")
        return cls(parts=tomllib.loads(path.read_text(encoding="utf-8")))

    def label(self, party: int) -> str:
        """Return how the clauses call a party, by its place."""
        return str(self.parts["labels"][party])

    def sentence(self, name: str, values: Mapping[str, str]) -> str:
        """Return one sentence of the text, filled."""
        return str(self.parts[name]).format_map({key: isolated(value) for key, value in values.items()})

    def clause_title(self, number: int, title: str, tongue: Tongue) -> str:
        """Return the heading of a clause with its ordinal, in words where the language has them here."""
        ordinals = self.parts["clause_ordinals"]
        ordinal = ordinals[number - 1] if number <= len(ordinals) else tongue.number(number)
        return str(self.parts["clause"]).format(ordinal=ordinal, title=title)


def clauses(paper: MemorandumPaper, text: ModelText, tongue: Tongue) -> tuple[Clause, ...]:
    """Return the clauses in order, filled, the duties of each party in a clause of its own."""
    if paper.clauses:
        return paper.clauses
    drafts = [draft for entry in text.parts["clauses"] for draft in _expanded(entry, paper, text)]
    values = {**field_values(paper, text, tongue), "articles": tongue.number(len(drafts))}
    values = {name: isolated(value) for name, value in values.items()}
    return tuple(
        Clause(
            title=title.format_map({**values, "label": label}),
            paragraphs=tuple(paragraph.format_map({**values, "label": label}) for paragraph in paragraphs),
        )
        for title, paragraphs, label in drafts
    )


def _expanded(
    entry: Mapping[str, Any], paper: MemorandumPaper, text: ModelText
) -> list[tuple[str, list[str], str]]:
    """Return a clause of the model once, or once for each party it lays duties on."""
    kind = entry.get("duties", "")
    if kind not in {"first", "other"}:
        return [(entry["title"], list(entry["paragraphs"]), "")]
    parties = [0] if kind == "first" else range(1, len(paper.parties))
    return [
        (entry["title"], list(_literal(paper.parties[n].duties) or entry["paragraphs"]), text.label(n))
        for n in parties
    ]


def _literal(duties: tuple[str, ...]) -> tuple[str, ...]:
    """Keep braces that a person typed from being taken for fields."""
    return tuple(duty.replace("{", "{{").replace("}", "}}") for duty in duties)


def field_values(paper: MemorandumPaper, text: ModelText, tongue: Tongue) -> dict[str, str]:
    """Return what the fields of the text stand for."""
    data, parts = paper.data, text.parts
    separator = parts["separator"]
    copies = paper.copies or len(paper.parties)

    def joined(given: tuple[str, ...], usual: str) -> str:
        return str(separator.join(given or parts[usual]))

    return {
        "number": tongue.code(paper.number),
        "day": tongue.long_date(paper.day),
        "place": paper.place,
        "about": paper.title,
        "reason": paper.reason or parts["reason"],
        "subject": paper.subject or parts["default_subject"],
        "fields_of_work": joined(paper.fields_of_work, "default_fields_of_work"),
        "categories": joined(paper.categories, "default_categories"),
        "authority": paper.authority or parts["default_authority"],
        "area": data.area,
        "purpose": data.purpose,
        "begins": tongue.date(paper.begins),
        "ends": tongue.date(paper.ends),
        "retention": days(tongue, data.retention_days),
        "result_days": days(tongue, paper.result_days),
        "notice": days(tongue, paper.notice_days),
        "breach": tongue.plural("{n} hour", "{n} hours", paper.breach_hours),
        "meeting": tongue.plural("{n} month", "{n} months", paper.meeting_months),
        "copies": tongue.plural("{n} original copy", "{n} original copies", copies),
    }


def days(tongue: Tongue, number: int) -> str:
    """Return a number of days as it stands behind a preposition."""
    return tongue.plural("{n} day", "{n} days", number)
