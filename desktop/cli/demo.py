"""The verb `demo`: two invented offices run the main job end to end, joined by nothing but files."""

import json
import os
import shutil
import subprocess
import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import Any

from desktop.cli.terminal import Terminal
from desktop.errors import BadInputError, RefusedError
from desktop.i18n.catalogue import current
from desktop.marking import N_
from desktop.models.country import FACTS, Country
from desktop.operations.offices import refuse_taken
from desktop.operations.sample_office import CHECKER, CLERK, PLANS
from desktop.whole_file import write_whole

MOST_HOUSEHOLDS = 100_000
SECRETS = {
    "clerk": "the clerk's long word",
    "checker": "the checker's long word",
    "passphrase": "four invented words here",
}
# What the memorandum says, in the language of each country's papers.
WORDS = {
    Country.EGYPT: {
        "list": "كشف مستحقي كرتونة المواد الغذائية",
        "campaign": "قافلة الخير",
        "place": "مدرسة القصاصين الابتدائية",
        "title": "بروتوكول تعاون في توزيع المساعدات الغذائية وتبادل بيانات الأسر",
        "purpose": "تنسيق توزيع المساعدات الغذائية ومنع ازدواج الصرف",
        "basis": "أداء مهمة عامة بمقتضى القانون وموافقة المستفيدين",
    },
    Country.IRAN: {
        "list": "فهرست مشمولان بستهٔ معیشتی",
        "campaign": "پویش همدلی",
        "place": "مدرسه شهید بهشتی نازلو",
        "title": "تفاهم‌نامهٔ همکاری در توزیع بستهٔ معیشتی و تبادل اطلاعات خانوارها",
        "purpose": "هماهنگی در توزیع کمک‌های معیشتی و پرهیز از موازی‌کاری",
        "basis": "رضایت مددجو و انجام وظیفهٔ قانونی",
    },
}


def add_verbs(verbs: "_SubParsersAction[ArgumentParser]", common: ArgumentParser) -> None:
    """Add `demo`."""
    demo = verbs.add_parser("demo", parents=[common], help="two invented offices do the main job")
    demo.add_argument("--into", type=Path, required=True, metavar="DIR")
    demo.add_argument("--country", choices=[one.value for one in Country], default=Country.EGYPT.value)
    demo.add_argument("--households", type=int, default=120, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="N")
    demo.set_defaults(run=run)


def run(arguments: Namespace, terminal: Terminal) -> None:
    """Run the demo into a new folder."""
    if not 1 <= arguments.households <= MOST_HOUSEHOLDS:
        raise BadInputError(
            N_("The number of households must be between 1 and {most}."), most=MOST_HOUSEHOLDS
        )
    into: Path = arguments.into.absolute()
    refuse_taken(into)
    into.mkdir(parents=True, exist_ok=True)
    country = Country(arguments.country)
    first, second = list(PLANS[country])
    _write_readme(into, (first, second))
    terminal.line(str(into / "README.txt"))
    with _Office(into, country, first, terminal) as here, _Office(into, country, second, terminal) as there:
        _main_job(here, there, arguments, WORDS[country], terminal)
    terminal.result(folder=into, offices=[first, second])


def _main_job(
    here: "_Office", there: "_Office", arguments: Namespace, words: dict[str, str], terminal: Terminal
) -> None:
    """Take the lists in, approve and distribute, agree, send, and wait for the receipt."""
    for office, is_partner in ((here, False), (there, True)):
        taken = office.do(
            "take_list", is_partner=is_partner, households=arguments.households, seed=arguments.seed
        )
        words_of_import = N_("{office}: {added} families taken in, {refused} rows refused.")
        terminal.say(words_of_import, office=office.code, added=taken["added"], refused=taken["refused"])
    listed = here.do("approve_list", title=words["list"], campaign=words["campaign"])
    place = {"campaign": words["campaign"], "place": words["place"]}
    handed = here.do("distribute", list_uid=listed["list"], **place)["handed_over"]
    terminal.say(
        N_("{office}: {families} families on the list, {handed_over} cartons handed over."),
        office=here.code,
        families=listed["families"],
        handed_over=handed,
    )
    memorandum = _agree(here, there, words, cap=max(arguments.households * 12, 100))
    _exchange(here, there, memorandum, terminal)


def _agree(here: "_Office", there: "_Office", words: dict[str, str], cap: int) -> str:
    """Swap cards, verify them by their digits, sign the same terms on both sides; return the memorandum's uid."""
    shown = {office: office.do("show_card") for office in (here, there)}
    for office, other in ((here, there), (there, here)):
        facts = {name: shown[other][name] for name in ("code", "name", "digits")}
        office.do("trust_card", card=other.hand_over(shown[other]["card"], office), **facts)
    terms = {"title": words["title"], "purpose": words["purpose"], "legal_basis": words["basis"]}
    agreed = here.do("agree", partner=there.code, cap=cap, **terms)
    arrived = there.do("take_file", file=here.hand_over(agreed["package"], there))
    here.do("activate", memorandum=agreed["memorandum"], digits=agreed["digits"])
    there.do("activate", memorandum=arrived["memorandum"], digits=agreed["digits"])
    return str(agreed["memorandum"])


def _exchange(here: "_Office", there: "_Office", memorandum: str, terminal: Terminal) -> None:
    """Send the families, have the partner decide, take its receipt."""
    sent = here.do("send", memorandum=memorandum, partner=there.code)
    received = there.do("take_file", file=here.hand_over(sent["package"], there))
    reviewed = there.do("review", package=received["package"])
    here.do("take_file", file=there.hand_over(reviewed["package"], here))
    told = here.do("outcomes", package=received["package"])
    terminal.say(
        N_("{office} sent {persons} persons; the receipt of {partner} says: {counts}."),
        office=here.code,
        partner=there.code,
        persons=sent["persons"],
        counts=", ".join(f"{code} {current().number(n)}" for code, n in told["counts"].items()),
    )


class _Office:
    """The parent's end of one demo office."""

    def __init__(self, into: Path, country: Country, code: str, terminal: Terminal) -> None:
        self.code = code
        self._terminal = terminal
        self._stick = into / "stick"
        self._child = subprocess.Popen(
            [sys.executable, "-m", "desktop.cli.demo_office"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
        )  # fmt: skip
        self._birth = {
            "folder": str(into / code), "files": str(into / f"{code}-files"), "country": country.value,
            "code": code, "language": FACTS[country].language,
        }  # fmt: skip

    def __enter__(self) -> "_Office":
        self.do("birth", **self._birth, **SECRETS)
        return self

    def __exit__(self, *_: object) -> None:
        if self._child.stdin is not None:
            self._child.stdin.close()
        self._child.wait()
        if self._child.stdout is not None:
            self._child.stdout.close()

    def do(self, step: str, **arguments: object) -> dict[str, Any]:
        """Have the office do a step, print the files it made, return its outcome.

        Raises:
            RefusedError: The office refused the step.
        """
        if self._child.stdin is None or self._child.stdout is None:
            raise RuntimeError("the office was started without pipes")
        self._child.stdin.write(json.dumps({"step": step, **arguments}, ensure_ascii=False) + "\n")
        self._child.stdin.flush()
        answer = self._child.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.code} ended in {step} without an answer")
        outcome: dict[str, Any] = json.loads(answer)
        if "error" in outcome:
            raise RefusedError(
                N_("{office} refused {step}: {reason}"), office=self.code, step=step, reason=outcome["error"]
            )
        for path in outcome.get("files", ()):
            self._terminal.line(path)
        return outcome

    def hand_over(self, file: str, to: "_Office") -> str:
        """Carry a file to the other office on a stick: a folder that holds nothing else of either."""
        place = self._stick / f"{self.code}-to-{to.code}"
        place.mkdir(parents=True, exist_ok=True)
        carried = place / Path(file).name
        shutil.copyfile(file, carried)
        self._terminal.line(str(carried))
        return str(carried)


def _write_readme(into: Path, codes: tuple[str, str]) -> None:
    lines = [
        "Everything here is invented. / كل ما هنا بيانات تجريبية. / همهٔ داده‌ها آزمایشی است.",
        "",
        *(f"office: {into / code}" for code in codes),
        f"passphrase of the vault: {SECRETS['passphrase']}",
        f"clerk: {CLERK} / {SECRETS['clerk']}",
        f"checker: {CHECKER} / {SECRETS['checker']}",
        "",
    ]
    write_whole(into / "README.txt", "\n".join(lines).encode())
