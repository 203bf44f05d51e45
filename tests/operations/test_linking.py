"""Lists linked as files, as an office's technician does it: what comes out, and what is said of bad lists."""

import csv
from pathlib import Path

import pytest

from desktop.errors import BadInputError, CancelledError
from desktop.i18n.tongue import tongue
from desktop.matching.fields import Field
from desktop.models.country import Country
from desktop.operations.linking import Linked, link_lists
from desktop.progress import Progress
from tests.benchmarks.linkage_lists import mixed_rows, rows_of, write
from tests.benchmarks.linkage_partners import write as partner_lists

pytestmark = pytest.mark.on_file  # opens no office

HEADINGS = ["الاسم", "الرقم القومي", "تاريخ الميلاد", "التليفون", "القرية"]
ROWS = [
    ["أحمد محمد علي حسن", "29007031901231", "1990/7/3", "01001234567", "كفر سليم"],
    ["منى سعد إبراهيم جاد", "28511051904322", "1985/11/5", "01112345678", "فايد"],
    ["احمد محمد على حسن", "29007031901231", "3/7/1990", "", "كفر سليم"],
    ["خالد فتحي غانم", "27001011904331", "1970/1/1", "01222222222", "سرابيوم"],
]


def listed(path: Path, rows: list[list[str]], headings: list[str] | None = None) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS if headings is None else headings, *rows])
    return path


def run(
    tmp_path: Path, left: Path, right: Path | None = None, language: str = "en", **options: object
) -> Linked:
    out = tmp_path / "links.csv"
    return link_lists(left, right, out, tongue(language), Progress(), **options)  # type: ignore[arg-type]  # as given


def links(tmp_path: Path) -> list[dict[str, str]]:
    with (tmp_path / "links.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sentences(done: Linked) -> str:
    return " ".join(problem.message.format(**problem.values) for problem in done.problems)


def test_doubles_inside_a_list_are_written_with_their_reasons(tmp_path: Path) -> None:
    done = run(tmp_path, listed(tmp_path / "list.csv", ROWS))

    (link,) = links(tmp_path)
    assert (done.same, done.review, done.left_rows, done.right_rows) == (1, 0, 4, 0)
    assert (link["left_row"], link["right_row"], link["verdict"]) == ("2", "4", "same")
    assert float(link["score"]) > 0.99
    assert "national IDs are the same" in link["why"]


@pytest.mark.parametrize(("language", "word"), [("ar", "الرقم القومي"), ("fa", "کد ملی")])
def test_reasons_speak_the_readers_language(tmp_path: Path, language: str, word: str) -> None:
    run(tmp_path, listed(tmp_path / "list.csv", ROWS), language=language)

    assert word in links(tmp_path)[0]["why"]


def test_what_all_rows_share_is_said_to_count_nothing(tmp_path: Path) -> None:
    one_village = [[*row[:4], "كفر سليم"] for row in ROWS]

    run(tmp_path, listed(tmp_path / "list.csv", one_village))

    assert "Both live in the same place (counts nothing, being so common)." in links(tmp_path)[0]["why"]


def test_two_lists_with_other_columns_are_compared_by_what_both_have(tmp_path: Path) -> None:
    left = listed(tmp_path / "left.csv", ROWS)
    right = listed(tmp_path / "right.csv", [["1990-07-03", "أحمد محمد على حسن"]], ["dob", "name"])

    done = run(tmp_path, left, right)

    assert [(link["left_row"], link["right_row"]) for link in links(tmp_path)] == [("2", "2"), ("4", "2")]
    assert "phone" in sentences(done)


def test_a_list_against_itself_gives_its_doubles(tmp_path: Path) -> None:
    file = listed(tmp_path / "list.csv", ROWS)

    done = run(tmp_path, file, file)

    assert len(links(tmp_path)) == 1
    assert "one list" in sentences(done)


def test_rows_that_are_numbered_keep_their_numbers(tmp_path: Path) -> None:
    numbered = [[f"R{turn}", *row] for turn, row in enumerate(ROWS)]

    run(tmp_path, listed(tmp_path / "list.csv", numbered, ["rec_id", *HEADINGS]))

    assert (links(tmp_path)[0]["left_key"], links(tmp_path)[0]["right_key"]) == ("R0", "R2")


def test_columns_of_other_tongues_can_be_told(tmp_path: Path) -> None:
    file = listed(tmp_path / "list.csv", ROWS, ["Wer", "Nummer", "Geboren", "", ""])

    done = run(tmp_path, file, columns={Field.NAME: "1", Field.NATIONAL_ID: "Nummer", Field.BIRTH_DATE: "3"})

    assert done.columns == {"name": "Wer", "national_id": "Nummer", "birth_date": "Geboren"}
    assert done.same == 1


def test_blank_and_short_rows_do_no_harm(tmp_path: Path) -> None:
    rows = [ROWS[0], ["", "", "", "", ""], ["منى سعد"], [], ROWS[2]]

    run(tmp_path, listed(tmp_path / "list.csv", rows))

    assert [(link["left_row"], link["right_row"]) for link in links(tmp_path)] == [("2", "6")]


def test_lists_that_share_neither_name_nor_number_are_refused(tmp_path: Path) -> None:
    left = listed(tmp_path / "left.csv", [["أحمد محمد", "فايد"]], ["الاسم", "القرية"])
    right = listed(tmp_path / "right.csv", [["29007031901231", "فايد"]], ["الرقم القومي", "القرية"])

    with pytest.raises(BadInputError, match="nothing could be compared"):
        run(tmp_path, left, right)


def test_numbers_alone_are_compared_and_accuse_no_name(tmp_path: Path) -> None:
    done = run(tmp_path, listed(tmp_path / "list.csv", [["29007031901231"]] * 2, ["الرقم القومي"]))

    assert (done.same, done.review) == (0, 1)
    assert "two names" not in links(tmp_path)[0]["why"]


def test_one_row_says_that_nothing_was_compared(tmp_path: Path) -> None:
    assert "nothing to compare" in sentences(run(tmp_path, listed(tmp_path / "list.csv", ROWS[:1])))


def test_ten_thousand_equal_names_are_reported(tmp_path: Path) -> None:
    file = listed(tmp_path / "list.csv", [["محمد أحمد علي"]] * 10_000, ["الاسم"])

    done = run(tmp_path, file)

    assert (done.same, done.review) == (0, 0)
    assert "little is said beside it: 10000." in sentences(done)


def test_numbers_that_all_share_are_reported(tmp_path: Path) -> None:
    file = listed(tmp_path / "list.csv", [[*row[:1], "11111111111111", *row[2:]] for row in ROWS * 10])

    assert "more than thirty" in sentences(run(tmp_path, file))


def test_numbers_of_families_are_reported(tmp_path: Path) -> None:
    rows = [
        [f"{given} محمد علي حسن", f"2900703190{turn:04}", "", "", ""]
        for turn in range(10)
        for given in ("خالد", "سامي", "مجدي", "عادل")
    ]

    assert "number of the family" in sentences(run(tmp_path, listed(tmp_path / "list.csv", rows)))


def test_rows_without_name_and_number_are_reported(tmp_path: Path) -> None:
    file = listed(tmp_path / "list.csv", [*ROWS, ["", "", "1990/7/3", "", "فايد"]])

    assert "neither a name nor a number: 1." in sentences(run(tmp_path, file))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("", "empty"),
        ("الاسم,الرقم القومي\n", "no rows"),
        ("a,b\n1,2\n", "recognised"),
        ("dob\n1990\n", "recognised"),
    ],
)
def test_a_file_that_is_no_list_is_refused(tmp_path: Path, content: str, word: str) -> None:
    (tmp_path / "list.csv").write_text(content, encoding="utf-8")

    with pytest.raises(BadInputError, match=word):
        run(tmp_path, tmp_path / "list.csv")
    assert not (tmp_path / "links.csv").exists()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be opened"):
        run(tmp_path, listed(tmp_path / "list.csv", ROWS), tmp_path / "nowhere.csv")


def test_what_was_cancelled_leaves_no_file(tmp_path: Path) -> None:
    progress = Progress(is_cancelled=lambda: True)

    with pytest.raises(CancelledError):
        link_lists(listed(tmp_path / "list.csv", ROWS), None, tmp_path / "links.csv", tongue("en"), progress)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.csv"]


@pytest.mark.parametrize("country", list(Country))
def test_doubles_of_an_invented_population_are_found(tmp_path: Path, country: Country) -> None:
    truth = write(rows_of(country, 3000, seed=77), tmp_path / "list.csv").pairs()

    run(tmp_path, tmp_path / "list.csv")

    found = {(int(link["left_row"]) - 1, int(link["right_row"]) - 1) for link in links(tmp_path)}
    assert len(found & truth) > 0.98 * len(truth)
    assert len(found & truth) > 0.98 * len(found)
    merged = {
        (int(link["left_row"]) - 1, int(link["right_row"]) - 1)
        for link in links(tmp_path)
        if link["verdict"] == "same"
    }
    assert len(merged & truth) >= 0.999 * len(merged)


@pytest.mark.parametrize(("scene", "least"), [("eg two conventions", 0.93), ("ir no ID, years", 0.80)])
def test_lists_of_partners_with_other_habits_are_linked(tmp_path: Path, scene: str, least: float) -> None:
    lists, truth = partner_lists(scene, 400, 3, tmp_path)

    run(tmp_path, lists[0], lists[1])

    found = {(int(link["left_row"]) - 1, int(link["right_row"]) - 1) for link in links(tmp_path)}
    hits = len(found & truth)
    assert 2 * hits / (len(found) + len(truth)) > least


def test_an_office_with_both_countries_names_is_linked_too(tmp_path: Path) -> None:
    truth = write(mixed_rows(2000, seed=78), tmp_path / "list.csv").pairs()

    run(tmp_path, tmp_path / "list.csv")

    found = {(int(link["left_row"]) - 1, int(link["right_row"]) - 1) for link in links(tmp_path)}
    assert len(found & truth) > 0.97 * max(len(truth), len(found))


def test_a_column_that_says_nothing_is_told(tmp_path: Path) -> None:
    rows = [[name, "", "unbekannt", phone, place] for name, _, _, phone, place in ROWS]

    done = run(tmp_path, listed(tmp_path / "list.csv", rows))

    assert "Nothing in the column الرقم القومي could be read" in sentences(done)
    assert "Nothing in the column تاريخ الميلاد could be read" in sentences(done)
    assert "التليفون" not in sentences(done)


def test_names_of_digits_are_told_and_never_compared(tmp_path: Path) -> None:
    done = run(tmp_path, listed(tmp_path / "list.csv", [[f"{turn}"] for turn in range(40)], ["الاسم"]))

    assert "hold neither a name nor a number: 40" in sentences(done)
