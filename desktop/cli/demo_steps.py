"""What a demo office does, step by step: only operations that a clerk's buttons call, both persons in turn."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from desktop.i18n.tongue import tongue
from desktop.models.agency import AgencyKind
from desktop.models.country import FACTS, Country
from desktop.models.distribution import Result, RoundPlan, SheetOptions
from desktop.models.handover import Agent, ResultEntry
from desktop.models.key_paper import recovery_groups
from desktop.models.list_plan import Criteria, ListPlan, Portion
from desktop.models.memorandum import MemorandumDraft, Profile
from desktop.models.package import RefusalReason, RowDecision, RowVerdict
from desktop.models.paper import digits_of
from desktop.models.programme import ProgrammeKind
from desktop.models.programme_draft import ProgrammeDraft
from desktop.operations import (
    approved_lists,
    cards,
    distributions,
    handovers,
    memoranda,
    packages,
    reviewing,
    sending,
)
from desktop.operations.activation import compare_digits
from desktop.operations.agencies import AgencyDraft, add_agency, agencies
from desktop.operations.decisions import grant
from desktop.operations.imports import preview, take_in
from desktop.operations.invented_list import write_invented_list
from desktop.operations.list_printing import print_list
from desktop.operations.memorandum_printing import print_card, print_memorandum
from desktop.operations.new_keys import make_keys
from desktop.operations.offices import create_office
from desktop.operations.programmes import register_programme
from desktop.operations.recovery_printing import print_recovery
from desktop.operations.sample_office import CHECKER, CLERK, PLANS
from desktop.operations.send_choice import SendChoice
from desktop.operations.terms_exchange import send_terms
from desktop.operations.users import sign_in
from desktop.progress import Progress
from desktop.workspace import Workspace

ABSENT_ROWS = (2, 5)
AGENT_ROW = 3


@dataclass
class DemoOffice:
    """One office of the demo in its own process: a clerk, a checker, and where its files go."""

    clerk: Workspace
    checker: Workspace
    files: Path
    progress: Progress

    @property
    def _options(self) -> SheetOptions:
        return SheetOptions(language=self.clerk.settings.language, numerals=self.clerk.settings.numerals)

    def take_list(self, households: int, seed: int, is_partner: bool) -> dict[str, object]:
        """Write the Excel file, look at the dry run, take it in."""
        path = write_invented_list(
            self.files / "families.xlsx",
            self.clerk.country,
            households,
            seed,
            self.progress,
            is_partner=is_partner,
        )
        planned = preview(self.clerk, path, progress=self.progress)
        taken = take_in(self.clerk, path, progress=self.progress)
        return {"files": [path], "added": taken.added, "refused": taken.refused, "planned": planned.added}

    def approve_list(self, title: str, campaign: str) -> dict[str, object]:
        """Draft a campaign's list of every family, ask for it, approve it as the other person, print it."""
        today = self.clerk.today()
        programme = ProgrammeDraft(
            code="campaign-1",
            name=campaign,
            kind=ProgrammeKind.CAMPAIGN,
            aid_kind="food_box",
            starts_on=today,
        )
        register_programme(self.clerk, programme)
        drafted = approved_lists.draft_list(
            self.clerk,
            ListPlan(
                title=title,
                aid_kind="food_box",
                unit="carton",
                period_from=today,
                period_to=today + timedelta(days=30),
                criteria=Criteria(),
                portion=Portion(),
                programme=programme.code,
            ),
            self.progress,
        )
        number = approved_lists.ask_approval(self.clerk, drafted.uid, self.progress)
        grant(self.checker, number, self.progress)
        path = print_list(
            self.clerk, drafted.uid, self._options, self.files / "entitlement-list.pdf", self.progress
        )
        return {"files": [path], "list": drafted.uid, "families": drafted.families}

    def distribute(self, list_uid: str, campaign: str, place: str) -> dict[str, object]:
        """Plan a round, print its sheet, enter what came back, close it."""
        edition = approved_lists.open_list(self.clerk, list_uid)
        planned = distributions.plan(
            self.clerk,
            RoundPlan(
                list_uid=list_uid,
                campaign=campaign,
                place=place,
                day=self.clerk.today(),
                received=edition.quantity,
            ),
        )
        out = self.files / "receipt-sheet.pdf"
        distributions.print_sheet(self.clerk, planned.uid, self._options, out, self.progress)
        entries = [
            ResultEntry(result=Result.ABSENT, row=row) for row in ABSENT_ROWS if row <= planned.families
        ]
        if planned.families >= AGENT_ROW:
            agent = Agent(name=self.clerk.actor.full_name if self.clerk.actor else "", relation="")
            entries.append(ResultEntry(result=Result.BY_AGENT, row=AGENT_ROW, agent=agent))
        sums = handovers.record_results(self.clerk, planned.uid, entries, Result.RECEIVED)
        closed = handovers.close(
            self.clerk, planned.uid, returned=sums.received - sums.handed_over, damaged=0, missing=0
        )
        return {"files": [out], "number": planned.number, "handed_over": closed.handed_over}

    def show_card(self) -> dict[str, object]:
        """Write the card file and return the digits that the printed card shows."""
        path = cards.export_card(self.clerk, self.files)
        paper = print_card(self.clerk, self.files / "office-card.pdf", progress=self.progress)
        own = next(one for one in agencies(self.clerk) if one.is_own)
        return {
            "files": [path, paper],
            "card": path,
            "code": own.code,
            "name": own.name,
            "digits": own.fingerprint,
        }

    def trust_card(self, code: str, name: str, card: str, digits: str) -> dict[str, object]:
        """Note the partner down, take its card in, type the digits of the paper; the checker confirms."""
        plan = PLANS[self.clerk.country][code]
        post, person = plan.signatories[-1]
        uid = add_agency(
            self.clerk,
            AgencyDraft(
                code=code,
                name=name,
                kind=AgencyKind.CHARITY,
                address=plan.address,
                representative=person,
                post=post,
            ),
        )
        cards.receive_card(self.clerk, Path(card), uid)
        grant(self.checker, cards.type_digits(self.clerk, uid, digits), self.progress)
        return {"partner": uid}

    def agree(self, partner: str, title: str, purpose: str, legal_basis: str, cap: int) -> dict[str, object]:
        """Draft and print the memorandum, seal its terms to the partner."""
        today = self.clerk.today()
        own = self.clerk.settings.code
        draft = MemorandumDraft(
            title=title,
            language=self.clerk.settings.language,
            purpose=purpose,
            legal_basis=legal_basis,
            parties=(own, partner),
            profile=Profile.P2,
            fields=tuple(choice.name for choice in memoranda.field_choices(Profile.P2)),
            directions=(f"{own}>{partner}", f"{partner}>{own}"),
            row_cap=cap,
            valid_from=today,
            valid_to=date(today.year + 1, today.month, min(today.day, 28)),
            retention_days=180,
        )
        uid = memoranda.draft_memorandum(self.clerk, draft)
        paper = print_memorandum(self.clerk, uid, self.files / "memorandum.pdf", progress=self.progress)
        package = send_terms(self.clerk, uid, partner, self.progress)
        view = memoranda.memorandum(self.clerk, uid)
        return {
            "files": [paper, package],
            "package": package,
            "memorandum": uid,
            "digits": digits_of(view.record.digest),
        }

    def take_file(self, file: str) -> dict[str, object]:
        """Check a file that came and take it in as what it is: terms, rows to review, or a receipt."""
        seen = packages.inspect(self.clerk, Path(file), self.progress)
        return {
            "package": seen.package_uid,
            "kind": seen.kind,
            "rows": seen.rows,
            "memorandum": seen.memorandum_uid,
        }

    def activate(self, memorandum: str, digits: str) -> dict[str, object]:
        """Type the digits at the foot of the signed paper; the checker puts the memorandum in force."""
        grant(self.checker, compare_digits(self.clerk, memorandum, digits), self.progress)
        return {}

    def send(self, memorandum: str, partner: str) -> dict[str, object]:
        """Choose what leaves, look at it, ask; the checker lets it go and it is sealed."""
        choice = SendChoice(memorandum_uid=memorandum, recipient=partner)
        looked = sending.preview_send(self.clerk, choice, self.progress)
        path = grant(self.checker, sending.ask_send(self.clerk, choice, self.progress), self.progress)
        return {"files": [path], "package": path, "persons": looked.persons, "held": looked.held_total}

    def review(self, package: str) -> dict[str, object]:
        """Decide the rows by rule: conflicts and doubts stay out, all else is taken; the checker agrees."""
        for verdict in RowVerdict:
            doubtful = verdict in reviewing.NEVER_BY_RULE
            decision = RowDecision.REFUSE if doubtful else RowDecision.TAKE
            reason = RefusalReason.OTHER_PERSON if doubtful else None
            reviewing.decide_rule(self.clerk, package, verdict, decision, reason)
        looked = reviewing.review(self.clerk, package)
        counts = {verdict.value: looked.rows(verdict) for verdict in RowVerdict}
        receipt = grant(self.checker, reviewing.ask_accept(self.clerk, package), self.progress)
        return {"files": [receipt], "package": receipt, "counts": counts}

    def outcomes(self, package: str) -> dict[str, object]:
        """Return what the partner's receipt says of a package that was sent."""
        return {"counts": packages.outcomes(self.clerk, package)}


def give_birth(
    folder: Path, files: Path, country: Country, code: str, secrets: dict[str, str], progress: Progress
) -> tuple[DemoOffice, dict[str, object]]:
    """Make an office as the wizard does: keys, recovery paper, its groups typed back, both persons."""
    plan = PLANS[country][code]
    plan = replace(
        plan,
        clerk=replace(plan.clerk, password=secrets["clerk"]),
        checker=plan.checker and replace(plan.checker, password=secrets["checker"]),
    )
    keys = make_keys()
    paper = print_recovery(
        plan, keys, tongue(FACTS[country].language), date.today(), files / "recovery-paper.pdf", progress
    )
    groups = recovery_groups(keys.recovery)
    typed = {number: groups[number - 1] for number in keys.asked_groups}
    workspace = create_office(folder, plan, keys, typed, passphrase=secrets["passphrase"], progress=progress)
    office = DemoOffice(
        clerk=sign_in(workspace, CLERK, secrets["clerk"]),
        checker=sign_in(workspace, CHECKER, secrets["checker"]),
        files=files,
        progress=progress,
    )
    return office, {"files": [paper], "name": plan.name}
