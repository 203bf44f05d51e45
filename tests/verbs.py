"""Runs a verb of the terminal in the test's own process: what a child would print, without the second it takes to start."""

import json
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import NamedTuple

from desktop.cli.main import main


class Done(NamedTuple):
    """What a verb left: its exit status and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run_verb(*words: object) -> Done:
    """Run `python -m desktop WORDS` and return what came of it."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = main([*map(str, words)])
        except SystemExit as ended:  # wrong usage
            status = int(ended.code or 0)
    return Done(status, out.getvalue(), err.getvalue())


def answered(*words: object, status: int = 0) -> dict[str, object]:
    """Run a verb that has to end with a status, and return what it said to machines."""
    done = run_verb(*words, "--json")
    assert done.returncode == status, done.stderr
    lines = done.stdout.splitlines()
    return dict(json.loads(lines[0])) if lines else {}
