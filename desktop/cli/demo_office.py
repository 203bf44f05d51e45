"""One office of the demo in a process of its own: a JSON line in is a step, a JSON line out is its outcome.

`{"step": "birth", …}` comes first; a refused step answers `{"error": …}` and ends the process with status 1.
"""

import json
import sys
from pathlib import Path
from typing import IO

from desktop.cli.demo_steps import DemoOffice, give_birth
from desktop.errors import UserError
from desktop.i18n.catalogue import current, use
from desktop.i18n.tongue import tongue
from desktop.models.country import Country
from desktop.progress import Progress


def serve(source: IO[str], sink: IO[str]) -> int:
    """Do the steps that come in, one after the other, and return the exit status."""
    office: DemoOffice | None = None
    for line in source:
        order = json.loads(line)
        step = order.pop("step")
        try:
            if office is None:
                office, outcome = _birth(order)
            else:
                outcome = getattr(office, step)(**order)
        except UserError as refusal:
            _answer(sink, {"error": current().told(refusal), "code": refusal.code})
            return 1
        _answer(sink, outcome)
    return 0


def _birth(order: dict[str, str]) -> tuple[DemoOffice, dict[str, object]]:
    use(tongue(order["language"]))
    folder, files = Path(order["folder"]), Path(order["files"])
    files.mkdir(parents=True, exist_ok=True)
    secrets = {name: order[name] for name in ("clerk", "checker", "passphrase")}
    return give_birth(folder, files, Country(order["country"]), order["code"], secrets, Progress())


def _answer(sink: IO[str], outcome: dict[str, object]) -> None:
    sink.write(json.dumps(outcome, ensure_ascii=False, default=str) + "\n")
    sink.flush()


if __name__ == "__main__":
    answers = sys.stdout
    sys.stdout = sys.stderr  # nothing that prints may disturb the answers
    sys.exit(serve(sys.stdin, answers))
