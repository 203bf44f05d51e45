"""The verbs `compare`, which judges spellings and never persons, and `link`, which judges the rows of lists."""

import csv
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.terminal import Terminal
from desktop.errors import BadInputError
from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.matching.fields import Field
from desktop.matching.linker import NATURAL
from desktop.matching.name_lists import known_names, names_in_use
from desktop.models.latin_names import has_latin
from desktop.models.names import compare_names, guess_language
from desktop.operations.linking import link_lists

VERBS = frozenset(("compare", "link"))


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add `compare` and `link`."""
    compare = verbs.add_parser("compare", parents=[common], help="judge spellings of one name")
    compare.add_argument("names", nargs="*", metavar="NAME")
    compare.add_argument("--pairs", type=Path, metavar="FILE.csv", help="columns a, b, lang")
    compare.set_defaults(run=_compare)
    link = verbs.add_parser("link", parents=[common], help=_LINK, description=_LINK_MORE)
    link.add_argument("left", type=Path, metavar="LEFT.csv")
    link.add_argument("right", type=Path, metavar="RIGHT.csv", nargs="?")
    link.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
    link.add_argument("--columns", default="", metavar="FIELD=COLUMN,…", help=f"fields: {', '.join(Field)}")
    link.add_argument(
        "--least", type=float, default=NATURAL, metavar="SCORE", help="smallest score to write (0.5)"
    )
    link.set_defaults(run=_link)


_LINK = "find rows of two lists, or of one, that may be one person"
_LINK_MORE = (
    "Writes left_row, right_row, score, verdict (same, review, different) and why; rows are numbered as a spreadsheet"
    " numbers them, so the first row below the heading is row 2. Where the lists have a column that numbers their rows"
    " (id, rec_id, م, ردیف), left_key and right_key repeat it. The score is the probability that both rows are one"
    " person; from 0.5 on one person is more likely than two. Columns are recognised by their headings in Arabic,"
    " Persian or Latin letters; --columns name=2,birth_date=Geboren names others, by number or by heading."
)


def _link(arguments: Namespace, terminal: Terminal) -> None:
    tongue = current()
    done = link_lists(
        arguments.left,
        arguments.right,
        arguments.out,
        tongue,
        terminal.progress(),
        columns=_told(arguments.columns),
        least=arguments.least,
    )
    terminal.say(
        N_("Pairs that are one person: {same}. Pairs that a person has to look at: {review}."),
        same=done.same,
        review=done.review,
    )
    terminal.say(
        N_("Columns used: {columns}."), columns=", ".join(f"{f} = {c}" for f, c in done.columns.items())
    )
    if done.unused:
        terminal.say(N_("Columns not used: {columns}."), columns=", ".join(done.unused))
    for problem in done.problems:
        terminal.say(problem.message, **problem.values)
    problems = [tongue.text(problem.message, **problem.values) for problem in done.problems]
    terminal.result(
        **{name: getattr(done, name) for name in done.__dataclass_fields__} | {"problems": problems}
    )


def _told(text: str) -> dict[Field, str]:
    """Read `name=2,birth_date=Born`."""
    told: dict[Field, str] = {}
    for pair in filter(None, map(str.strip, text.split(","))):
        name, _, column = pair.partition("=")
        if name.strip() not in set(Field) or not column.strip():
            raise BadInputError(
                N_(
                    "“{text}” names no column. Write a field and a column, as in name=2; fields are {fields}."
                ),
                text=pair,
                fields=", ".join(Field),
            )
        told[Field(name.strip())] = column.strip()
    return told


def _compare(arguments: Namespace, terminal: Terminal) -> None:
    if arguments.pairs is not None:
        _compare_pairs(arguments.pairs)
        return
    if len(arguments.names) != 2:
        raise BadInputError(N_("Give two names to compare, or a file of pairs."))
    verdict, why = _judge(arguments.names[0], arguments.names[1], None)
    terminal.line(f"{verdict}: {why}")
    terminal.result(verdict=verdict, why=why)


def _judge(one: str, other: str, language: str | None) -> tuple[str, str]:
    is_latin = has_latin(one + other)
    known = names_in_use() if is_latin else known_names(language or guess_language(one + other))
    verdict = compare_names(one, other, language, known)
    return verdict.kind.value, current().text(verdict.why, **verdict.values)


def _compare_pairs(path: Path) -> None:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            _write_verdicts(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInputError(N_("The file {path} cannot be read. Check its name."), path=str(path)) from fault


def _write_verdicts(reader: "csv.DictReader[str]") -> None:
    columns = list(reader.fieldnames or ())
    if not {"a", "b"} <= set(columns):
        raise BadInputError(N_("The file of pairs needs the columns a and b. Add them to its first line."))
    added = ["verdict", "why_verdict" if "why" in columns else "why"]
    writer = csv.DictWriter(sys.stdout, [*columns, *added], lineterminator="\n")
    writer.writeheader()
    for row in reader:
        verdict = _judge(row["a"], row["b"], row.get("lang") or None)
        writer.writerow(row | dict(zip(added, verdict, strict=True)))
