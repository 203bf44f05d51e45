"""Cards, banners, badges, tiles, questions, steps, search: each says what it should and can be reached by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import BadInputError
from desktop.i18n.catalogue import current
from desktop.ui.keys import Key
from desktop.ui.style_sheet import style_sheet
from desktop.ui.text import plain
from desktop.ui.theme import THEMES, ThemeName
from desktop.ui.widgets.badge import Badge
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Kind, icon_button, push_button
from desktop.ui.widgets.card import CardContent, RecordCard, Section
from desktop.ui.widgets.counter import CounterTile
from desktop.ui.widgets.dialog import ask, message
from desktop.ui.widgets.head import Head
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.steps import Steps
from desktop.ui.widgets.tone import Tone
from tests.ui.conftest import Speak
from tests.ui.structure import assert_accessible, assert_nothing_cut, assert_reading_order, show
from tests.ui.typing import press, type_text


def words(widget: QWidget) -> str:
    return "\n".join(plain(label.text()) for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_card_shows_the_record_or_what_to_choose(language: str, qtbot: QtBot) -> None:
    card = RecordCard("اختر سطرًا")
    qtbot.addWidget(card)
    button = push_button("تعديل")
    card.add_button(button)
    show(card, 320, 500)
    assert words(card) == "اختر سطرًا"
    assert not button.isVisible()
    content = CardContent(
        title="مصطفى (Mostafa)",
        subtitle="28407032101453",
        state="نشط",
        tone=Tone.OK,
        sections=(Section("", [("الهاتف", "1234")]), Section("الأسرة", [("الأفراد", "٤")])),
    )
    card.show_record(content)
    for shown in ("مصطفى (Mostafa)", "نشط", "الهاتف", "1234", "الأسرة", "٤"):
        assert shown in words(card)
    assert button.isVisible()
    assert card.accessibleName() == content.title
    card.show_nothing()
    assert words(card) == "اختر سطرًا"


def test_a_banner_says_the_error_and_offers_the_step(language: str, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_error(BadInputError("{rows} rows are wrong", rows=3))
    assert plain(banner.words.text()) == f"{current().number(3)} rows are wrong"
    assert banner.step.isHidden()
    banner.say("انتهت المدة", Tone.WARN, "جدّد")
    with qtbot.waitSignal(banner.pressed):
        banner.step.click()
    assert_accessible(banner)
    banner.close_button.click()
    assert banner.isHidden()


def test_a_badge_never_cuts_its_word(language: str, qtbot: QtBot) -> None:
    badge = Badge("قيد المراجعة", Tone.WARN)
    qtbot.addWidget(badge)
    assert badge.minimumSizeHint().width() > badge.fontMetrics().horizontalAdvance("قيد المراجعة")
    badge.show_state("", Tone.OK)
    assert badge.isHidden()


def test_a_count_that_is_not_known_is_not_zero(language: str, qtbot: QtBot) -> None:
    tile = CounterTile("أسرة")
    qtbot.addWidget(tile)
    assert plain(tile.figure.text()) == "…"
    tile.show_count(0)
    assert plain(tile.figure.text()) == current().number(0)
    tile.show_count(1284)
    assert current().number(1284) in tile.accessibleName()


def test_a_question_has_verbs_and_the_safe_answer_first_where_something_is_lost(
    language: str, qtbot: QtBot
) -> None:
    done: list[str] = []
    dialog = ask(
        None,
        "إلغاء الكشف؟",
        "لن يمكن التراجع.",
        verb="إلغاء الكشف",
        then=lambda: done.append("x"),
        is_dangerous=True,
    )
    show(dialog, 420, 180)
    assert dialog.confirm.text() == "إلغاء الكشف"
    assert_accessible(dialog)
    assert_reading_order(dialog)
    assert_nothing_cut(dialog)
    dialog.leave.setFocus()
    press(dialog, Qt.Key.Key_Return)
    assert done == []


def test_enter_confirms_a_harmless_question(language: str, qtbot: QtBot) -> None:
    done: list[str] = []
    dialog = ask(None, "حفظ؟", "ستحفظ.", verb="حفظ", then=lambda: done.append("x"), way_out="لا تحفظ")
    press(dialog, Qt.Key.Key_Return)
    assert done == ["x"]


def test_a_message_has_one_button(language: str, qtbot: QtBot) -> None:
    dialog = message(None, "ملاحظة", "اقرأ هذا.")
    show(dialog, 420, 160)
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isVisible()]
    assert buttons == [dialog.confirm]
    dialog.accept()


@pytest.fixture
def steps(language: str, qtbot: QtBot) -> Steps:
    made = Steps("استيراد", finish="خذها")
    first = QWidget()
    field = QLineEdit(first)
    field.setAccessibleName("ملف")
    made.add("الملف", first, lambda: bool(field.text()))
    made.add("الأعمدة", QWidget())
    made.add("المراجعة", QWidget())
    qtbot.addWidget(made)
    show(made, 800, 400)
    return made


def test_one_goes_on_only_where_the_step_allows_it(steps: Steps, qtbot: QtBot) -> None:
    steps.next.click()
    assert steps.place == 0
    (field,) = steps.findChildren(QLineEdit)
    field.setText("كشف.xlsx")
    steps.next.click()
    steps.next.click()
    assert (steps.place, steps.next.text()) == (2, "خذها")
    with qtbot.waitSignal(steps.finished):
        steps.next.click()
    steps.go_back()
    assert steps.place == 1
    assert steps.next.text() != "خذها"


def test_the_steps_run_from_where_reading_begins(steps: Steps, language: str) -> None:
    first, last = steps.bar._centre(0, 3), steps.bar._centre(2, 3)
    assert (first > last) == (language != "en")
    assert "الملف" in steps.bar.accessibleName()


def test_a_wizard_is_sound_and_can_be_left(steps: Steps, qtbot: QtBot) -> None:
    assert_accessible(steps)
    assert_reading_order(steps)
    assert_nothing_cut(steps)
    assert not steps.back.isVisible()
    steps.let_go_on(False)
    assert not steps.next.isEnabled()
    with qtbot.waitSignal(steps.left):
        steps.give_up.click()


def test_the_search_asks_once_the_clerk_pauses(language: str, qtbot: QtBot) -> None:
    box = SearchBox("ابحث…")
    qtbot.addWidget(box)
    asked: list[str] = []
    box.searched.connect(asked.append)
    type_text(box, "محم")
    assert asked == []
    with qtbot.waitSignal(box.searched):
        type_text(box, "د ")
    assert asked == ["محمد"]
    with qtbot.waitSignal(box.entered):
        press(box, Qt.Key.Key_Return)
    press(box, Qt.Key.Key_Escape)
    with qtbot.waitSignal(box.searched):
        pass
    assert asked == ["محمد", ""]


def test_buttons_tell_their_key_from_left_to_right(language: str, qtbot: QtBot) -> None:
    button = push_button("حفظ", picture="save", key=Key.SAVE, kind=Kind.PRIMARY)
    tool = icon_button("طباعة", "print", key=Key.PRINT)
    for made in (button, tool):
        qtbot.addWidget(made)
    assert button.toolTip() == "حفظ (\u2066Ctrl+S\u2069)"
    assert button.text() == " حفظ"  # room between icon and words
    assert (button.accessibleName(), tool.accessibleName()) == ("حفظ", "طباعة")


@pytest.mark.parametrize(("width", "rows"), [(1400, 1), (640, 2), (300, 3)])
def test_the_head_of_a_page_takes_more_rows_rather_than_cutting_words(
    width: int, rows: int, speak: Speak, qtbot: QtBot
) -> None:
    speak("ar", ThemeName.LIGHT, 10)
    page = QWidget()
    qtbot.addWidget(page)
    head = Head("المستفيدون", SearchBox("ابحث بالاسم أو الرقم القومي…"), page)
    for text in ("الأعمدة", "طباعة الكشف", "مستفيد جديد"):
        head.add(push_button(text))
    show(page, width, 160)
    head.setGeometry(0, 0, width, 160)
    QApplication.sendPostedEvents()
    assert head._rows == rows
    assert_nothing_cut(head)


def test_enter_presses_a_button_in_any_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = push_button("دفتر تازه", window)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    show(window, 200, 100)
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        press(button, key)
    assert len(pressed) == 3


def test_a_focused_button_has_one_ring() -> None:
    rules = style_sheet(THEMES[ThemeName.LIGHT], 11)
    rule = next(rule for rule in rules.split("}") if "QPushButton, QToolButton {" in rule)
    assert "outline: 0;" in rule
