"""What the command line tells of an import: the wizard's counts, and of each row that stays out why."""

import json
from pathlib import Path

import pytest

from desktop.cli.importing import tell_plan, tell_taken
from desktop.cli.terminal import Terminal
from desktop.models.importing import Pasted
from desktop.operations import imports
from tests.factories import make_office

LIST = Pasted(
    "list",
    "الاسم\tالرقم القومي\tصلة القرابة\tرقم الملف\tالفئة\tالقرية\n"
    "أحمد محمود السيد\t27503081901311\tرب الأسرة\tق/1\tعجيب\tفايد\n"
    "منى حسن علي\t\tزوجة\tق/1\t\t\n"
    "سعاد علي حسن\t27513081901311\tرب الأسرة\tق/2\t\tفايد\n",
)


def test_the_terminal_tells_what_the_wizard_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = make_office(tmp_path)
    plan = imports.preview(office, LIST)
    tell_plan(Terminal(), plan)
    told = capsys.readouterr().out
    assert "1 new families, 1 new members, 0 changes, 0 unchanged, 0 for you to decide, 1 refused" in told
    assert "Control totals: 3 rows" in told
    assert "“عجيب” is not known here: Category, 1 rows" in told
    assert "Row 4\trefused\tسعاد علي حسن\tNational ID:" in told
    tell_plan(Terminal(is_json=True), plan)
    said = json.loads(capsys.readouterr().out)
    assert (said["outcome"]["joined"], said["unknown_words"][0]["text"]) == (1, "عجيب")
    assert [(one["row"], one["verdict"]) for one in said["rows"]] == [(2, "added"), (4, "refused")]
    taken = imports.take_in(office, LIST)
    tell_taken(Terminal(), taken)
    told = capsys.readouterr().out
    assert "1 person joined a family." in told
    assert "Row 4\trefused\tسعاد علي حسن\t" in told
