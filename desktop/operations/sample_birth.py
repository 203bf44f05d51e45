"""Opens the sample office: an invented office with an invented list, made in one go; its secrets are shown."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.models.country import Country
from desktop.models.key_paper import recovery_groups
from desktop.operations.imports import take_in
from desktop.operations.invented_list import write_invented_list
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import close_office, create_office, refuse_taken
from desktop.operations.sample_office import CLERK, PLANS
from desktop.operations.users import sign_in
from desktop.progress import Progress

PASSWORD = "sample office"  # noqa: S105 (of an invented office; the window shows it)
PASSPHRASE = "the sample office"  # noqa: S105 (as above)
HOUSEHOLDS = 400
SEED = 7


@dataclass(frozen=True, kw_only=True)
class SampleOffice:
    """Where the sample lies and how its persons get in."""

    folder: Path
    passphrase: str
    password: str


def make_sample(folder: Path, country: str, progress: Progress) -> SampleOffice:
    """Make the sample office in a new folder, with its families taken in from an Excel list.

    Raises:
        RefusedError: The folder is taken.
    """
    refuse_taken(folder)
    plan = next(iter(PLANS[Country(country)].values()))
    plan = replace(
        plan,
        clerk=replace(plan.clerk, password=PASSWORD),
        checker=plan.checker and replace(plan.checker, password=PASSWORD),
    )
    keys = make_keys()
    groups = recovery_groups(keys.recovery)
    typed = {number: groups[number - 1] for number in keys.asked_groups}
    workspace = create_office(folder, plan, keys, typed, passphrase=PASSPHRASE, progress=progress)
    try:
        clerk = sign_in(workspace, CLERK, PASSWORD)
        with TemporaryDirectory() as place:
            listed = write_invented_list(
                Path(place) / "families.xlsx", plan.country, HOUSEHOLDS, SEED, progress, has_doubles=True
            )
            take_in(clerk, listed, progress=progress)
    finally:
        close_office(workspace)
    return SampleOffice(folder=folder, passphrase=PASSPHRASE, password=PASSWORD)
