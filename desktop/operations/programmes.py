"""The catalogue of programmes, and which families belong to them."""

from collections.abc import Sequence

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.base import new_uid
from desktop.models.journal import Action
from desktop.models.names import clean
from desktop.models.programme import Programme
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History
from desktop.operations.rights import Right, require
from desktop.store.programmes import Joining
from desktop.workspace import Workspace

KIND = "programme"


def programmes(workspace: Workspace, *, with_closed: bool = False) -> list[Programme]:
    """Return the programmes by name."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.programmes.all(with_closed=with_closed)


def add_programme(
    workspace: Workspace, *, code: str, name: str, aid_kind: str = "", agency_code: str = ""
) -> Programme:
    """Add a programme to the catalogue.

    Raises:
        BadInputError: Code or name is missing, or the code is taken.
    """
    require(workspace, Right.MAKE_LISTS)
    code, name = code.strip(), clean(name).text
    if not code or not name:
        raise BadInputError(N_("A programme needs a code and a name. Type both."))
    with workspace.store.write() as uow:
        if uow.programmes.find(code) is not None:
            raise BadInputError(
                N_("The code {code} is taken by another programme. Choose another."), code=code
            )
        programme = Programme(
            **born(workspace), code=code, name=name, aid_kind=aid_kind, agency_code=agency_code
        )
        uow.programmes.add(programme)
        note(uow, workspace, Action.REGISTERED, KIND, programme.uid, code=code)
        return programme


def rename_programme(workspace: Workspace, code: str, name: str) -> None:
    """Give a programme another name; its code stays, because files and lists point at it.

    Raises:
        BadInputError: The name is missing.
    """
    require(workspace, Right.MAKE_LISTS)
    if not clean(name).text:
        raise BadInputError(N_("The name is missing. Type the programme's name."))
    with workspace.store.write() as uow:
        programme = uow.programmes.coded(code)
        history = History(workspace)
        history.note_all(KIND, programme.uid, {"name": (programme.name, clean(name).text)})
        programme.name = clean(name).text
        programme.touch(workspace.now(), author(workspace))
        uow.programmes.save(programme)
        note(uow, workspace, Action.CORRECTED, KIND, programme.uid, code=code, **history.seal(uow))


def close_programme(workspace: Workspace, code: str) -> None:
    """Offer a programme no longer; what was given under it stays."""
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        programme = uow.programmes.coded(code)
        programme.is_closed = True
        programme.touch(workspace.now(), author(workspace))
        uow.programmes.save(programme)
        note(uow, workspace, Action.CLOSED, KIND, programme.uid, code=code)


def enrol(workspace: Workspace, code: str, household_uids: Sequence[str]) -> int:
    """Let families belong to a programme from today; return how many did not yet.

    Raises:
        RefusedError: The programme is closed.
    """
    return _enrol(workspace, code, household_uids, None)


def enrol_import(workspace: Workspace, code: str, import_uid: str) -> int:
    """Let every family that came with an import belong to a programme; return how many did not yet.

    Raises:
        RefusedError: The programme is closed.
    """
    return _enrol(workspace, code, (), import_uid)


def leave(workspace: Workspace, code: str, household_uid: str, reason: str) -> None:
    """End a family's membership today, with the reason it can be told.

    Raises:
        BadInputError: The reason is missing.
        NotFoundError: It does not belong to the programme.
    """
    require(workspace, Right.MAKE_LISTS)
    if not reason.strip():
        raise BadInputError(N_("The reason is missing. Write why the family leaves the programme."))
    with workspace.store.write() as uow:
        membership = uow.programmes.membership(code, household_uid)
        membership.state, membership.reason = "exited", reason.strip()
        membership.valid_to = workspace.today()
        membership.touch(workspace.now(), author(workspace))
        uow.programmes.save(membership)
        note(uow, workspace, Action.CLOSED, "programme_membership", membership.uid, code=code)


def _enrol(workspace: Workspace, code: str, household_uids: Sequence[str], import_uid: str | None) -> int:
    require(workspace, Right.MAKE_LISTS)
    now = workspace.now()
    joining = Joining(new_uid(now), workspace.today(), workspace.settings.code, author(workspace), now)
    with workspace.store.write() as uow:
        programme = uow.programmes.coded(code)
        if programme.is_closed:
            raise RefusedError(N_("The programme {name} is closed. Nobody joins it."), name=programme.name)
        joined = (
            uow.programmes.enrol(code, household_uids, joining)
            if import_uid is None
            else uow.programmes.enrol_import(code, import_uid, joining)
        )
        note(
            uow, workspace, Action.REGISTERED, "programme_membership", programme.uid, code=code, joined=joined
        )
        return joined
