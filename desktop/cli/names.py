"""The verb `compare`: judges two spellings of a name, never two persons."""

import csv
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from desktop.cli.terminal import Terminal
from desktop.errors import BadInputError
from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.models.names import compare_names


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
    verdict = compare_names(*arguments.names)
    terminal.line(f"{verdict.kind}: {current().text(verdict.why)}")
    terminal.result(verdict=verdict.kind, why=current().text(verdict.why))


def _compare_pairs(path: Path) -> None:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInputError(N_("The file {path} cannot be read. Check its name."), path=str(path)) from fault
    reader = csv.DictReader(text.splitlines())
    if not {"a", "b"} <= set(reader.fieldnames or ()):
        raise BadInputError(N_("The file of pairs needs the columns a and b. Add them to its first line."))
    writer = csv.DictWriter(
        sys.stdout, [*(reader.fieldnames or ()), "verdict", "why_verdict"], lineterminator="\n"
    )
    writer.writeheader()
    for row in reader:
        verdict = compare_names(row["a"], row["b"], row.get("lang") or None)
        writer.writerow(row | {"verdict": verdict.kind.value, "why_verdict": current().text(verdict.why)})
