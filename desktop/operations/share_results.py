"""An agency's results of its share: judged against the round, then entered on it, and the round closed where it can be."""

from collections.abc import Sequence
from datetime import date

from desktop.errors import RefusedError
from desktop.exchange.errors import refusal
from desktop.exchange.manifest import Plan
from desktop.exchange.verify import Batch
from desktop.marking import N_
from desktop.models.canonical import canonical_bytes
from desktop.models.distribution import Distribution, DistributionState, Result
from desktop.models.incoming import payload_of
from desktop.models.journal import Action
from desktop.models.package import Direction, Package, RowDecision, RowVerdict
from desktop.models.share import Reported, ShareFacts, ShareLine, ShareReport, rest_of
from desktop.models.share_result import judge_result
from desktop.models.stock import StockIn
from desktop.operations.authorship import author, note
from desktop.operations.distributions import KIND
from desktop.operations.handovers import close_round
from desktop.operations.histories import History
from desktop.operations.stock_receipts import add_receipt
from desktop.progress import Progress
from desktop.store.incoming import TakenRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

AGENT_UNTOLD = "–"
"""The agent of a row that the partner handed to one: his name does not travel."""


def goods_of(uow: UnitOfWork, package: Package) -> tuple[str, str]:
    """Return the kind of aid and the unit that the quantities of a package are counted in; nothing without any."""
    if package.is_share:
        facts = ShareFacts.of_record(package.facts)
        return facts.aid_kind, facts.unit
    sent = uow.shares.sent_in(package.in_reply_to or "")
    return (sent.aid_kind, sent.unit) if sent is not None else ("", "")


class ResultsDesk:
    """Judges the results of one package while they are being verified."""

    def __init__(self, uow: UnitOfWork, workspace: Workspace, plan: Plan) -> None:
        self._uow, self._today, self._office = uow, workspace.today(), plan.sender.office
        self._round = answered_round(uow, plan.in_reply_to or "", self._office)
        self._report: ShareReport | None = None
        self._handed_over = 0

    def head(self, rows: Sequence[Sequence[str]]) -> ShareReport:
        """Return the report that heads the results.

        Raises:
            PackageError: There is not exactly one.
        """
        if len(rows) != 1 or self._report is not None:
            raise refusal("E_ROWS", office=self._office, expected=1, found=len(rows) + bool(self._report))
        self._report = ShareReport.read(rows[0])
        return self._report

    def judged(self, batch: Batch) -> list[dict[str, object]]:
        """Return results as they are staged, each with what it is to the round."""
        said = [_said(dict(zip(batch.table.names, row, strict=True))) for row in batch.rows]
        self._handed_over += sum(one.quantity for one in said)
        known = self._uow.shares.lines(self._round.id, {one.line_uid for one in said})
        return [
            _staged(batch.first + place, one, known.get(one.line_uid), self._judge(one, known))
            for place, one in enumerate(said)
        ]

    def settle(self) -> None:
        """Require that the edition is the one sent and that the goods add up, now that every byte was checked.

        Raises:
            PackageError: There is no report, it is about another edition of the list, or received is not
                handed over + returned + damaged + missing.
        """
        if self._report is None:
            raise refusal("E_ROWS", office=self._office, expected=1, found=0)
        edition = self._uow.approved_lists.with_id(self._round.list_id)
        if self._report.list_digest not in (edition.digest, edition.seal):
            raise refusal("E_EDITION", office=self._office, number=edition.number, edition=edition.edition)
        difference = self._report.difference(self._handed_over)
        if difference:
            raise refusal("E_BALANCE", office=self._office, difference=abs(difference))

    def _judge(self, said: Reported, known: dict[str, ShareLine]) -> tuple[RowVerdict, str]:
        return judge_result(said, known.get(said.line_uid), self._today, is_closed=_is_closed(self._round))


def answered_round(uow: UnitOfWork, package_uid: str, office: str) -> Distribution:
    """Return the round that an office's results are about.

    Raises:
        PackageError: This office sent it no such share.
    """
    sent = uow.packages.with_uid(package_uid)
    found = uow.shares.sent_in(package_uid)
    if sent is None or found is None or sent.direction != Direction.OUT or sent.recipient != office:
        raise refusal("E_MANIFEST", office=office, place="exchange/in_reply_to")
    return found


def judge_again(uow: UnitOfWork, workspace: Workspace, package: Package) -> None:
    """Judge undecided results anew, for rows may have been entered here meanwhile; those that are others now are open."""
    answered, reopened = answered_round(uow, package.in_reply_to or "", package.sender), 0
    for rows in uow.packages.incoming(package).all_rows():
        said = [(row, _said(payload_of(row.payload))) for row in rows if row.payload != "{}"]
        known = uow.shares.lines(answered.id, {one.line_uid for _, one in said})
        for row, one in said:
            verdict, why = judge_result(
                one, known.get(one.line_uid), workspace.today(), is_closed=_is_closed(answered)
            )
            if verdict != row.verdict:
                row.verdict, row.why, row.decision = verdict.value, why, RowDecision.OPEN.value
                uow.packages.save(row)
                reopened += 1
    if reopened:
        note(uow, workspace, Action.RECORDED, "package", package.uid, rows=reopened,
             decision=RowDecision.OPEN.value)  # fmt: skip


def take_results(uow: UnitOfWork, workspace: Workspace, package: Package, progress: Progress) -> int:
    """Enter the results that two persons decided to take, and close the round where nothing is left to say.

    Raises:
        RefusedError: A row was entered here since the results were looked at.
    """
    answered = answered_round(uow, package.in_reply_to or "", package.sender)
    history, done = History(workspace, package.uid), 0
    for batch in uow.packages.incoming(package).taken():
        _enter(uow, workspace, answered, batch, history)
        done += len(batch)
        progress.advance(done, package.rows)
    note(
        uow, workspace, Action.RECORDED, KIND, answered.uid,
        number=answered.number, rows=done, package=package.uid, **history.seal(uow),
    )  # fmt: skip
    if done:
        answered.reported_in = package.uid
        _take_stock(uow, workspace, answered, package)
        answered.touch(workspace.now(), author(workspace))
        uow.distributions.save(answered)
        _close_if_whole(uow, workspace, answered, package)
    return done


def _enter(
    uow: UnitOfWork, workspace: Workspace, answered: Distribution, batch: Sequence[TakenRow], history: History
) -> None:
    said = [_said(payload_of(row.payload)) for row in batch]
    known = uow.shares.lines(answered.id, {one.line_uid for one in said})
    rows: list[dict[str, object]] = []
    for row, one in zip(batch, said, strict=True):
        line = known.get(one.line_uid)
        verdict, _ = judge_result(one, line, workspace.today(), is_closed=_is_closed(answered))
        if line is None or verdict != row.verdict:
            raise RefusedError(
                N_(
                    "Rows of the round were entered here meanwhile. Refuse the request and review the package again."
                ),
                code="E_CHANGED_SINCE",
            )
        if line.result not in (Result.PENDING, one.result):
            history.note("distribution_line", line.line_uid, "result", line.result, one.result)
        rows.append(_entered(workspace, line, one))
    uow.shares.enter(rows)


def _entered(workspace: Workspace, line: ShareLine, said: Reported) -> dict[str, object]:
    by_agent = said.result == Result.BY_AGENT
    return {
        "id": line.id,
        "result": said.result,
        "agent_name": AGENT_UNTOLD if by_agent else "",
        "agent_relation": "",
        "agent_id": "",
        "given_on": said.day,
        "entered_at": workspace.now(),
        "entered_by": author(workspace),
    }


def _take_stock(uow: UnitOfWork, workspace: Workspace, answered: Distribution, package: Package) -> None:
    """Write down the agency's own goods, where this office gave it none."""
    before = sum(one.received for one in uow.shares.reports(answered.sent_in or ""))
    report = ShareReport.of_record(package.facts)
    if report.received and answered.received == before:
        names = uow.agencies.names()
        giver, paper = names.get(package.sender, package.sender), f"{package.memorandum}-{package.seq}"
        add_receipt(uow, workspace, answered, StockIn(quantity=report.received, giver=giver, paper=paper))
        answered.received += report.received


def _close_if_whole(uow: UnitOfWork, workspace: Workspace, answered: Distribution, package: Package) -> None:
    """Close the round when every row is entered and the goods add up; else the office does, as with any round."""
    reports = [*uow.shares.reports(answered.sent_in or ""), ShareReport.of_record(package.facts)]
    rest, sums = rest_of(reports), uow.handovers.totals(answered)
    if not sums.pending and not sums.balance(*rest).difference:
        close_round(uow, workspace, answered, rest)


def _is_closed(answered: Distribution) -> bool:
    return answered.state != DistributionState.OPEN


def _said(payload: dict[str, str]) -> Reported:
    day = date.fromisoformat(payload["day"])
    return Reported(payload["line_uid"], payload["result"], int(payload["quantity"]), day)


def _staged(
    number: int, said: Reported, line: ShareLine | None, judged: tuple[RowVerdict, str]
) -> dict[str, object]:
    verdict, why = judged
    payload = {
        "line_uid": said.line_uid, "result": said.result, "quantity": str(said.quantity),
        "day": said.day.isoformat(), "own": line.result if line else "",
    }  # fmt: skip
    return {
        "number": number,
        "row_uid": said.line_uid,
        "name": line.name if line else "",
        "name_key": "",
        "national_id": line.national_id if line else "",
        "payload": canonical_bytes(payload).decode(),
        "verdict": verdict.value,
        "why": why,
        "person_id": line.person_id if line else None,
    }
