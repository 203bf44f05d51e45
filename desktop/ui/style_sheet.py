"""Writes the style sheet of a theme: every part of every widget, from the tokens and measures alone."""

from dataclasses import asdict
from pathlib import Path
from string import Template
from zlib import crc32

from PySide6.QtCore import QStandardPaths

from desktop.ui.icons import recoloured
from desktop.ui.theme import CARD_RADIUS, FIELD_HEIGHT, FIELD_RADIUS, GRID, RING, Tokens
from desktop.whole_file import write_whole

# Parts that Qt draws from a file: the name in the sheet, the icon, the colour.
_MARKS = (
    ("down", "chevron_down", "muted"),
    ("up", "chevron_up", "muted"),
    ("tick", "checkmark", "on_accent"),
    ("dash", "subtract", "on_accent"),
)
_PADDING = 4  # above and below the words of a field

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, #page { background: $bg; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: bold; }
QLabel[role="heading"] { font-size: ${heading}pt; font-weight: bold; }
QLabel[role="figure"] { font-size: ${figure}pt; font-weight: bold; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="error"] { color: $error; }
QLabel[role="warn"] { color: $warn; }
QLabel[role="ok"] { color: $ok; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${card}px; }
QFrame[role="popup"] { background: $raised; border: 1px solid $line_strong; border-radius: ${radius}px; }
QFrame[role="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QToolTip { background: $text; color: $surface; border: 0; padding: 6px 8px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {
  background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px;
  padding: ${pad}px 10px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: ${inner}px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QComboBox:on {
  border: ${ring}px solid $accent; padding: ${pad_in}px 9px; }
QLineEdit[has_error="true"], QPlainTextEdit[has_error="true"], QComboBox[has_error="true"] {
  border: ${ring}px solid $error; padding: ${pad_in}px 9px; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  background: $bg; border-color: $line; color: $muted; }
QPlainTextEdit { padding: ${pad}px 6px; }
QPlainTextEdit:focus, QPlainTextEdit[has_error="true"] { padding: ${pad_in}px 5px; }
QLineEdit QToolButton { border: 0; background: transparent; padding: 0; min-height: 0; min-width: 0; }

QComboBox { combobox-popup: 0; }
QComboBox::drop-down { subcontrol-origin: padding; subcontrol-position: center right; width: 28px; border: 0; }
QComboBox::down-arrow { image: url("$down"); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line_strong; outline: 0; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QAbstractSpinBox { background: $surface; border: 1px solid $line_strong; border-radius: ${radius}px;
  padding: ${pad}px 10px; min-height: ${inner}px; }
QAbstractSpinBox:focus { border: ${ring}px solid $accent; padding: ${pad_in}px 9px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 26px; border: 0; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }

QPushButton, QToolButton { background: $raised; border: 1px solid $line_strong; border-radius: ${radius}px;
  padding: ${pad}px 14px; min-height: ${inner}px; font-weight: bold; outline: 0; }
QToolButton { padding: ${pad}px 8px; }
QToolButton[popupMode="2"] { padding: ${pad}px 14px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $accent_soft; }
QPushButton:focus, QToolButton:focus { border: ${ring}px solid $accent; padding: ${pad_in}px 13px; }
QToolButton:focus { padding: ${pad_in}px 7px; }
QPushButton:disabled, QToolButton:disabled { color: $line_strong; border-color: $line; background: $bg; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: ${ring}px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[kind="danger"] { color: $error; border-color: $error; }
QPushButton[kind="danger"]:hover { background: $error_soft; }
QPushButton[kind="danger"]:disabled { color: $line_strong; border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent;
  color: $accent; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { color: $line_strong; }
QToolButton[kind="quiet"] { padding: 2px; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $accent_soft; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $accent; }
QToolButton[kind="quiet"]:focus { padding: 1px; }

QFrame[role="chip"] { background: $accent_soft; border: 1px solid $accent; border-radius: 15px; }
QPushButton[kind="chip"], QToolButton[kind="chip"] { background: transparent; border: 2px solid transparent;
  border-radius: 13px; min-height: 20px; padding: 1px 8px; font-weight: normal; }
QToolButton[kind="chip"] { padding: 1px 3px; }
QPushButton[kind="chip"]:focus, QToolButton[kind="chip"]:focus { border-color: $accent; }

QPushButton[kind="tile"] { background: $surface; border: 1px solid $line; border-radius: ${card}px; padding: 0; }
QPushButton[kind="tile"]:hover { border-color: $accent; }
QPushButton[kind="tile"]:focus { border: ${ring}px solid $accent; }

QCheckBox, QRadioButton { spacing: 8px; padding: 4px; border: 2px solid transparent; border-radius: ${radius}px;
  background: transparent; }
QCheckBox:focus, QRadioButton:focus { border: ${ring}px solid $accent; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: $surface;
  border: 1px solid $line_strong; border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$tick"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$dash"); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $bg; border-color: $line; }

QTableView, QListView, QTreeView { background: $surface; alternate-background-color: $bg; outline: 0;
  border: 1px solid $line; border-radius: ${card}px; padding: 1px; }
QTableView:focus, QListView:focus, QTreeView:focus { border: ${ring}px solid $accent; padding: 0; }
QTableView::item { padding: 0 8px; border: 0; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QListView::item { min-height: ${inner}px; padding: 0 8px; border-radius: 4px; }
QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $muted; font-weight: bold; padding: 0 8px; border: 0;
  border-bottom: 1px solid $line; min-height: ${inner}px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$up"); width: 12px; height: 12px; subcontrol-position: center right; }
QHeaderView::down-arrow { image: url("$down"); width: 12px; height: 12px; subcontrol-position: center right; }
QTableCornerButton::section { background: $bg; border: 0; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollArea:focus { border: ${ring}px solid $accent; border-radius: ${radius}px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }

QMenu { menu-scrollable: 1; background: $raised; border: 1px solid $line_strong; border-radius: ${radius}px; padding: 4px; }
QMenu::item { padding: 6px 24px; border-radius: 4px; min-height: 20px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $line_strong; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 16px; height: 16px; }
QMenu::indicator:checked { background: $accent; border-radius: 4px; image: url("$tick"); }
QTabWidget::pane { border: 0; }
QTabBar { background: transparent; border: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 14px; border: 0;
  border-bottom: 2px solid transparent; font-weight: bold; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { border: ${ring}px solid $accent; border-radius: ${radius}px; }
QProgressBar { background: $line; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: $muted; padding: 3px 8px; }

Sidebar#sidebar { background: $sidebar; }
Sidebar#sidebar QScrollArea, Sidebar#sidebar QScrollArea > QWidget > QWidget { background: transparent; }
Sidebar#sidebar QLabel { color: $sidebar_text; }
Sidebar#sidebar QPushButton { background: transparent; color: $sidebar_text; border: 2px solid transparent;
  border-radius: 8px; padding: 8px 10px; min-height: 0.6em; text-align: left; font-weight: normal; }
Sidebar#sidebar QPushButton:hover { background: $sidebar_selected; }
Sidebar#sidebar QPushButton:checked { background: $sidebar_selected; color: $sidebar_text; font-weight: bold; }
Sidebar#sidebar QPushButton:focus { border: ${ring}px solid $sidebar_text; padding: 8px 10px; }
Sidebar#sidebar QToolButton { background: transparent; border: 2px solid transparent; padding: 4px; }
Sidebar#sidebar QToolButton:hover { background: $sidebar_selected; }
Sidebar#sidebar QToolButton:focus { border: ${ring}px solid $sidebar_text; padding: 4px; }

QFrame[tone="neutral"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[tone="accent"] { background: $accent_soft; border: 1px solid $accent; border-radius: ${radius}px; }
QFrame[tone="ok"] { background: $ok_soft; border: 1px solid $ok; border-radius: ${radius}px; }
QFrame[tone="warn"] { background: $warn_soft; border: 1px solid $warn; border-radius: ${radius}px; }
QFrame[tone="error"] { background: $error_soft; border: 1px solid $error; border-radius: ${radius}px; }
""")


def style_sheet(tokens: Tokens, size: int) -> str:
    """Return the style sheet for the colours and the person's size of writing in points."""
    measures = {
        "title": round(size * 1.7),
        "heading": round(size * 1.2),
        "figure": round(size * 1.8),
        "card": CARD_RADIUS,
        "radius": FIELD_RADIUS,
        "grid": GRID,
        "ring": RING,
        "pad": _PADDING,
        "pad_in": _PADDING - 1,
        "inner": FIELD_HEIGHT - 2 * _PADDING - 2,
    }
    return _SHEET.substitute(measures | asdict(tokens) | _mark_files(tokens))


def _mark_files(tokens: Tokens) -> dict[str, str]:
    """Return where the coloured marks lie; they are written to the person's cache the first time."""
    cache = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation))
    files = {}
    for name, drawing, ink in _MARKS:
        content = recoloured(drawing, getattr(tokens, ink))
        path = cache / "marks" / f"{name}-{crc32(content):08x}.svg"
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
        files[name] = path.as_posix()
    return files
