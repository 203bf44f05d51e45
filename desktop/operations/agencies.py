"""What a clerk does with partners: noting them down and correcting what is known of them."""

from dataclasses import dataclass, replace

from desktop.errors import BadInputError, NotFoundError
from desktop.exchange.card import is_office_id
from desktop.i18n.digits import fold_digits
from desktop.marking import N_
from desktop.models.agency import Agency, AgencyKind
from desktop.models.journal import Action
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History
from desktop.operations.rights import Right, require
from desktop.store.agencies import AgencyRow
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

__all__ = [
    "AgencyDraft",
    "AgencyRow",
    "add_agency",
    "agencies",
    "agency",
    "correct_agency",
    "known_agency",
]


@dataclass(frozen=True, kw_only=True)
class AgencyDraft:
    """A partner as typed."""

    code: str
    name: str
    kind: AgencyKind = AgencyKind.OTHER
    address: str = ""
    representative: str = ""
    post: str = ""
    phone: str = ""


def agencies(workspace: Workspace) -> list[AgencyRow]:
    """Return all agencies, the own office first."""
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        return uow.agencies.rows()


def agency_names(workspace: Workspace) -> dict[str, str]:
    """Return what each agency is called, the office's own among them, by code."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.agencies.names()


def agency(workspace: Workspace, uid: str) -> Agency:
    """Return one agency.

    Raises:
        NotFoundError: There is none with this identity.
    """
    require(workspace, Right.EXCHANGE)
    with workspace.store.read() as uow:
        return known_agency(uow, uid)


def add_agency(workspace: Workspace, draft: AgencyDraft) -> str:
    """Note a partner down and return its uid.

    Raises:
        BadInputError: The code or the name cannot be taken.
    """
    require(workspace, Right.MANAGE_AGENCIES)
    draft = _cleaned(draft)
    with workspace.store.write() as uow:
        if uow.agencies.coded(draft.code) is not None:
            raise BadInputError(
                N_("An agency with the code {agency} is already here. Open it in the list."),
                agency=draft.code,
            )
        record = Agency(**born(workspace), code=draft.code, name=draft.name)
        for name, value in _values(draft).items():
            setattr(record, name, value)
        uow.agencies.add(record)
        note(uow, workspace, Action.REGISTERED, "agency", record.uid)
    return record.uid


def correct_agency(workspace: Workspace, uid: str, draft: AgencyDraft) -> None:
    """Change what is noted about an agency; its code and its card stay.

    Raises:
        BadInputError: The name is missing.
    """
    require(workspace, Right.MANAGE_AGENCIES)
    with workspace.store.write() as uow:
        record = known_agency(uow, uid)
        draft = _cleaned(replace(draft, code=record.code))
        history = History(workspace)
        for name, value in _values(draft).items():
            if getattr(record, name) != value:
                history.note("agency", uid, name, getattr(record, name), value)
                setattr(record, name, value)
        if len(history):
            record.touch(workspace.now(), author(workspace))
            uow.agencies.save(record)
            note(uow, workspace, Action.CORRECTED, "agency", uid, **history.seal(uow))


def known_agency(uow: UnitOfWork, uid: str) -> Agency:
    """Return an agency inside a unit of work.

    Raises:
        NotFoundError: There is none with this identity.
    """
    record = uow.agencies.with_uid(uid)
    if record is None:
        raise NotFoundError(N_("This agency is not in the list any more. Load the page again."))
    return record


def _cleaned(draft: AgencyDraft) -> AgencyDraft:
    texts = {name: getattr(draft, name).strip() for name in ("address", "representative", "post", "phone")}
    cleaned = replace(draft, code=draft.code.strip().lower(), name=draft.name.strip(), **texts)
    if not is_office_id(cleaned.code):
        raise BadInputError(
            N_(
                "The code of an agency is 2 to 20 small Latin letters, digits or hyphens, "
                "such as red-crescent."
            )
        )
    if not cleaned.name:
        raise BadInputError(N_("The name of the agency is missing. Type it as papers show it."))
    return replace(cleaned, phone=fold_digits(cleaned.phone))


def _values(draft: AgencyDraft) -> dict[str, str]:
    return {**vars(draft), "kind": draft.kind.value}
