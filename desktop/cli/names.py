"""The verb `compare`: judges two spellings of a name, never two persons."""

import csv
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.terminal import Terminal
from desktop.errors import BadInputError
from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.matching.name_lists import known_names
from desktop.models.names import compare_names, guess_language


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add `compare`."""
    compare = verbs.add_parser("compare", parents=[common], help="judge spellings of one name")
    compare.add_argument("names", nargs="*", metavar="NAME")
    compare.add_argument("--pairs", type=Path, metavar="FILE.csv", help="columns a, b, lang")
    compare.set_defaults(run=_compare)


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
    known = known_names(language or guess_language(one + other))
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
