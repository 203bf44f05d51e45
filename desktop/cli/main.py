"""Reads the command line, runs one verb, and answers with an exit status: 0 done, 1 refused, 2 wrong usage."""

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType

from desktop.cli import names
from desktop.cli.terminal import Terminal
from desktop.disk_faults import told
from desktop.errors import CancelledError, UserError
from desktop.fault_report import report
from desktop.i18n.catalogue import current, use
from desktop.i18n.tongue import tongue
from desktop.marking import N_

LANGUAGES = ("ar", "fa", "en")


def main(arguments: Sequence[str]) -> int:
    """Run the verb that the arguments name and return the exit status."""
    parsed = _parser(_verb_files(arguments)).parse_args(arguments)
    use(tongue(parsed.language))
    terminal = Terminal(is_json=parsed.json)
    try:
        parsed.run(parsed, terminal)
    except UserError as fault:
        terminal.refuse(fault)
        return 1
    except (CancelledError, KeyboardInterrupt):
        sys.stderr.write(current().text(N_("Cancelled. Nothing was changed.")) + "\n")
        return 1
    except Exception as fault:
        return _stopped(fault, terminal)
    return 0


def _stopped(fault: Exception, terminal: Terminal) -> int:
    """Tell a fault of the disk as a sentence, and of our own bugs where they are and nothing they hold."""
    sentence = told(fault) if isinstance(fault, OSError) else fault
    if isinstance(sentence, UserError):
        terminal.refuse(sentence)
    else:
        sys.stderr.write(
            current().text(N_("The program made a mistake and stopped. Nothing was left half done.")) + "\n"
        )
        sys.stderr.write(report(type(fault), fault, fault.__traceback__) + "\n")
    return 1


def _verb_files(arguments: Sequence[str]) -> tuple[ModuleType, ...]:
    """Return the files of the verbs; those on names need no database and do not wait for one to load."""
    if arguments and arguments[0] in names.VERBS:
        return (names,)
    from desktop.cli import backups, demo, importing, journal, office, packages, papers, people, servers

    return backups, demo, importing, office, journal, names, papers, packages, people, servers


def _parser(verb_files: Sequence[ModuleType]) -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--language", choices=LANGUAGES, default="en")
    common.add_argument("--json", action="store_true", help="print results for machines")
    parser = argparse.ArgumentParser(prog="python -m desktop", description="Wasl without a window.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for file in verb_files:
        file.add_verbs(verbs, common)
    return parser
