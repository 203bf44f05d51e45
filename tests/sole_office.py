"""Makes an office in which one person works: nobody else is there to approve."""

import atexit
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import keyring

from desktop import settings as office_settings
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import Unlock, create_office, open_office
from desktop.vault import SERVICE
from desktop.workspace import Workspace
from tests.factories import NOW, as_clerk, plan, typed_back


def make_sole_office(tmp_path: Path, country: str = "eg") -> Workspace:
    """Return an open office of one person, signed in, in a new folder of `tmp_path`."""
    template, entries = _template(country)
    folder = tmp_path / template.name
    shutil.copytree(template, folder)
    for entry, value in entries.items():
        keyring.get_keyring().set_password(SERVICE, entry, value)
    return as_clerk(open_office(folder, Unlock(), lambda: NOW))


@cache
def _template(country: str) -> tuple[Path, dict[str, str]]:
    """Make it once a run; tests get copies."""
    folder = Path(tempfile.mkdtemp(prefix="wasl-sole-")) / "alone"
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    keys = make_keys()
    answers = replace(plan(country, "alone"), checker=None)
    workspace = create_office(folder, answers, keys, typed_back(keys), passphrase=None, now=lambda: NOW)
    workspace.store.close()
    vault_id = office_settings.read(folder).vault_id
    names = [f"{vault_id}/{secret.value}" for secret in keys.secrets.values]
    return folder, {name: keyring.get_keyring().get_password(SERVICE, name) or "" for name in names}
