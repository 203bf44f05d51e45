"""The verbs on names and lists, as a terminal sees them."""

import csv
import io
import json
from pathlib import Path

import pytest

from desktop.cli.main import main

LIST = "الاسم,الرقم القومي,تاريخ الميلاد\nأحمد محمد علي,29007031901231,1990/7/3\nاحمد محمد على,29007031901231,3/7/1990\n"


def test_two_spellings_are_judged(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "أحمد عبدالله إبراهيم", "احمد عبد الله ابراهيم"]) == 0
    assert capsys.readouterr().out.startswith("same")


def test_a_file_of_pairs_is_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pairs.csv").write_text("a,b,lang\nعمر,عمرو,ar\nعلی,علي,fa\n", encoding="utf-8")

    assert main(["compare", "--pairs", str(tmp_path / "pairs.csv")]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["verdict"] for row in rows] == ["different", "same"]


@pytest.mark.parametrize("arguments", [["محمد"], ["--pairs", "nowhere.csv"]])
def test_what_cannot_be_compared_is_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *arguments]) == 1
    assert capsys.readouterr().err


def test_a_list_is_linked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")

    assert main(["link", str(tmp_path / "list.csv"), "--out", str(tmp_path / "out.csv"), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["same"], result["left_rows"], result["problems"]) == (1, 2, [])
    assert (
        (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("left_row,right_row,score,verdict,why")
    )


def test_columns_used_and_left_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.csv").write_text(LIST.replace("تاريخ الميلاد", "Geboren"), encoding="utf-8")

    main(["link", str(tmp_path / "list.csv"), "--out", str(tmp_path / "out.csv")])
    assert "not used: Geboren" in capsys.readouterr().out
    main(
        [
            "link",
            str(tmp_path / "list.csv"),
            "--out",
            str(tmp_path / "out.csv"),
            "--columns",
            "birth_date=Geboren",
        ]
    )
    assert "birth_date = Geboren" in capsys.readouterr().out


@pytest.mark.parametrize("columns", ["shoe=2", "name", "name="])
def test_columns_told_wrongly_are_refused(
    tmp_path: Path, columns: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")

    assert (
        main(["link", str(tmp_path / "list.csv"), "--out", str(tmp_path / "o.csv"), "--columns", columns])
        == 1
    )
    assert "names no column" in capsys.readouterr().err
