"""Runs the real window on a new office, for the counter test; tells each place of the caret and each saved family."""

import os
import sys
from pathlib import Path

import keyring

from tests.conftest import MemoryKeyring

DISPLAY = sys.argv[2] if len(sys.argv) > 2 else ""


def main() -> int:
    """Open the window and stay until it is closed."""
    os.environ.update(QT_QPA_PLATFORM="xcb", DISPLAY=DISPLAY)
    keyring.set_keyring(MemoryKeyring())
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.app import Program
    from desktop.ui.preferences import Preferences
    from tests.factories import make_office

    folder = Path(sys.argv[1])
    office = make_office(folder)
    office.store.close()
    app = QApplication(["wasl"])
    preferences = Preferences(QSettings(str(folder / "likes.ini"), QSettings.Format.IniFormat))
    preferences.language = "ar"
    preferences.remember_office(office.paths.folder)
    program = Program(app, preferences=preferences)

    def tell(_before: QWidget | None, here: QWidget | None) -> None:
        if here is not None:
            field = here.property("field") or here.objectName() or type(here).__name__
            print(f"{type(here.window()).__name__} {field}", flush=True)

    app.focusChanged.connect(tell)
    program.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
