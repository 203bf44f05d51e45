"""Makes the offices that tests work in: real encrypted databases, real keys, invented people."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import keyring

from desktop import settings as office_settings
from desktop.models.country import Country
from desktop.models.key_paper import recovery_groups
from desktop.models.office_plan import FirstPerson, OfficePlan
from desktop.operations.offices import NewKeys, Unlock, create_office, make_keys, open_office
from desktop.vault import SERVICE
from desktop.workspace import Actor, Workspace

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PASSWORD = "a long enough password"
PASSPHRASE = "four words in a row"

PLANS = {
    Country.EGYPT: {
        "name": "مديرية التضامن الاجتماعي بالإسماعيلية",
        "area_code": "EG19",
        "letterhead": (
            "جمهورية مصر العربية",
            "وزارة التضامن الاجتماعي",
            "مديرية التضامن الاجتماعي بالإسماعيلية",
            "إدارة التل الكبير الاجتماعية",
            "وحدة القصاصين",
        ),
        "signatories": (
            ("أمين العهدة", "سمير فوزي عبد العال"),
            ("الباحث الاجتماعي", "منى حسن علي"),
            ("رئيس اللجنة", "عادل محمود السيد"),
            ("مدير الإدارة", "هدى إبراهيم مصطفى"),
        ),
        "address": "شارع شبين الكوم، الإسماعيلية",
    },
    Country.IRAN: {
        "name": "کمیته امداد آذربایجان غربی",
        "area_code": "IR029",
        "letterhead": (
            "جمهوری اسلامی ایران",
            "کمیته امداد امام خمینی",
            "اداره کل استان آذربایجان غربی",
            "اداره شهرستان ارومیه",
        ),
        "signatories": (
            ("مسئول توزیع", "رضا کریمی"),
            ("مددکار", "زهرا احمدی"),
            ("رئیس اداره", "حسین موسوی"),
        ),
        "address": "ارومیه، خیابان امام",
    },
}


def plan(country: str = "eg", code: str = "ismailia", **changes: object) -> OfficePlan:
    """Return the wizard's answers for an invented office."""
    answers = PLANS[Country(country)] | changes
    return OfficePlan(
        country=Country(country),
        code=code,
        clerk=FirstPerson(name="clerk", full_name="منى حسن علي", password=PASSWORD),
        checker=FirstPerson(name="checker", full_name="هدى إبراهيم مصطفى", password=PASSWORD),
        **answers,  # type: ignore[arg-type]  # the table above holds the plan's own fields
    )


def typed_back(keys: NewKeys) -> dict[int, str]:
    """Return the recovery groups as a careful clerk types them."""
    groups = recovery_groups(keys.recovery)
    return {number: groups[number - 1] for number in keys.asked_groups}


def make_office(
    tmp_path: Path, country: str = "eg", code: str = "ismailia", now: Callable[[], datetime] = lambda: NOW
) -> Workspace:
    """Return an open office in a new folder of `tmp_path`, with its clerk signed in."""
    template, entries = _template(country, code)
    folder = tmp_path / code
    shutil.copytree(template, folder)
    backend = keyring.get_keyring()
    for entry, value in entries.items():
        backend.set_password(SERVICE, entry, value)
    return _signed_in(open_office(folder, Unlock(), now), "clerk")


def as_checker(workspace: Workspace) -> Workspace:
    """Return the same office with the checker at work."""
    return _signed_in(workspace, "checker")


def as_clerk(workspace: Workspace) -> Workspace:
    """Return the same office with the clerk at work."""
    return _signed_in(workspace, "clerk")


@cache
def _template(country: str, code: str) -> tuple[Path, dict[str, str]]:
    """Make an office once a run; tests get copies of its folder and of its keyring entries."""
    folder = Path(tempfile.mkdtemp(prefix="wasl-template-")) / code
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    keys = make_keys()
    workspace = create_office(
        folder, plan(country, code), keys, typed_back(keys), passphrase=None, now=lambda: NOW
    )
    workspace.store.close()
    vault_id = office_settings.read(folder).vault_id
    backend = keyring.get_keyring()
    names = [f"{vault_id}/{secret.value}" for secret in keys.secrets.values]
    return folder, {name: backend.get_password(SERVICE, name) or "" for name in names}


def _signed_in(workspace: Workspace, name: str) -> Workspace:
    with workspace.store.read() as uow:
        user = uow.users.named(name)
    assert user is not None
    actor = Actor(uid=user.uid, name=user.name, full_name=user.full_name, roles=user.role_set())
    return replace(workspace, actor=actor)
