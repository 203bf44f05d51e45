"""The catalogue of programmes and campaigns, with their phases and periods."""

from dataclasses import replace
from typing import Any, NamedTuple

from desktop.errors import BadInputError, RefusedError
from desktop.marking import N_
from desktop.models.clean_text import clean
from desktop.models.journal import Action
from desktop.models.problem import refuse_errors
from desktop.models.programme import Programme, ProgrammeKind, ProgrammeStage, StageKind
from desktop.models.programme_draft import (
    ProgrammeDraft,
    StageDraft,
    check_programme,
    check_stage,
    check_stage_in,
)
from desktop.operations.authorship import author, born, note
from desktop.operations.histories import History
from desktop.operations.rights import Right, require
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace

KIND = "programme"


class ProgrammeRow(NamedTuple):
    """A programme as it is listed, with the families that belong to it today."""

    uid: str
    code: str
    draft: ProgrammeDraft
    is_closed: bool
    version: int
    members: int
    suspended: int


def programmes(workspace: Workspace, *, with_closed: bool = False) -> list[Programme]:
    """Return the programmes by name."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return uow.programmes.all(with_closed=with_closed)


def catalogue(workspace: Workspace) -> list[ProgrammeRow]:
    """Return every programme with the number of its families today, the open ones first."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        counts = uow.programmes.counts(workspace.today())
        found = [
            ProgrammeRow(
                one.uid, one.code, _draft_of(one), one.is_closed, one.version, *counts.get(one.code, (0, 0))
            )
            for one in uow.programmes.all(with_closed=True)
        ]
    return sorted(found, key=lambda row: row.is_closed)


def stages(workspace: Workspace, code: str) -> list[StageDraft]:
    """Return the phases and periods of a programme in the order of time."""
    require(workspace, Right.SEE_BENEFICIARIES)
    with workspace.store.read() as uow:
        return _stages(uow, code)


def add_programme(
    workspace: Workspace, *, code: str, name: str, aid_kind: str = "", agency_code: str = ""
) -> Programme:
    """Add a programme to the catalogue.

    Raises:
        BadInputError: Code or name is missing, or the code is taken.
    """
    draft = ProgrammeDraft(code=code, name=name, aid_kind=aid_kind, agency_code=agency_code)
    return register_programme(workspace, draft)


def register_programme(workspace: Workspace, draft: ProgrammeDraft) -> Programme:
    """Add a programme or a campaign to the catalogue.

    Raises:
        BadInputError: Code or name is missing, a date cannot be, or the code is taken.
    """
    require(workspace, Right.MAKE_LISTS)
    draft = _checked(draft)
    with workspace.store.write() as uow:
        if uow.programmes.find(draft.code) is not None:
            raise BadInputError(
                N_("The code {entry} is taken by another programme. Choose another."), entry=draft.code
            )
        programme = Programme(**born(workspace), code=draft.code, **_values(draft))
        uow.programmes.add(programme)
        note(uow, workspace, Action.REGISTERED, KIND, programme.uid, code=draft.code)
        return programme


def change_programme(workspace: Workspace, draft: ProgrammeDraft, version: int | None = None) -> None:
    """Put a programme right; its code stays, because files and lists point at it.

    Raises:
        BadInputError: The name is missing, or a date cannot be.
        RefusedError: Somebody changed it meanwhile.
    """
    require(workspace, Right.MAKE_LISTS)
    draft = _checked(draft)
    with workspace.store.write() as uow:
        programme = uow.programmes.coded(draft.code)
        if version is not None and programme.version != version:
            raise RefusedError(N_("Somebody changed this entry meanwhile. Look at it again, then change it."))
        _put(uow, workspace, programme, _values(draft), Action.CORRECTED)


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
        _put(uow, workspace, programme, {"name": clean(name).text}, Action.CORRECTED)


def close_programme(workspace: Workspace, code: str) -> None:
    """Offer a programme no longer; what was given under it stays."""
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        _put(uow, workspace, uow.programmes.coded(code), {"is_closed": True}, Action.CLOSED)


def open_programme(workspace: Workspace, code: str) -> None:
    """Offer a closed programme again."""
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        _put(uow, workspace, uow.programmes.coded(code), {"is_closed": False}, Action.CORRECTED)


def put_stage(workspace: Workspace, code: str, draft: StageDraft) -> str:
    """Add a phase or a period to a programme, or put one right; return its uid.

    Raises:
        BadInputError: The name is missing, or the days cannot be in this programme.
    """
    require(workspace, Right.MAKE_LISTS)
    draft = replace(draft, name=clean(draft.name).text)
    refuse_errors(check_stage(draft))
    with workspace.store.write() as uow:
        programme = uow.programmes.coded(code)
        refuse_errors(check_stage_in(draft, _draft_of(programme), _stages(uow, code)))
        stage = uow.programmes.stage(draft.uid) if draft.uid else None
        history = History(workspace)
        if stage is None:
            stage = ProgrammeStage(
                **born(workspace), programme_code=code, kind=draft.kind.value, name=draft.name,
                starts_on=draft.starts_on, ends_on=draft.ends_on,
            )  # fmt: skip
            history.note(KIND, programme.uid, "stage", "", stage_words(draft))
            uow.programmes.add(stage)
        else:
            history.note(KIND, programme.uid, "stage", stage_words(stage), stage_words(draft))
            stage.kind, stage.name = draft.kind.value, draft.name
            stage.starts_on, stage.ends_on = draft.starts_on, draft.ends_on
            stage.touch(workspace.now(), author(workspace))
            uow.programmes.save(stage)
        note(uow, workspace, Action.CORRECTED, KIND, programme.uid, code=code, **history.seal(uow))
        return stage.uid


def close_stage(workspace: Workspace, code: str, uid: str) -> None:
    """Take a phase or a period out of a programme; the history keeps it."""
    require(workspace, Right.MAKE_LISTS)
    with workspace.store.write() as uow:
        programme, stage = uow.programmes.coded(code), uow.programmes.stage(uid)
        stage.is_closed = True
        stage.touch(workspace.now(), author(workspace))
        uow.programmes.save(stage)
        history = History(workspace)
        history.note(KIND, programme.uid, "stage", stage_words(stage), "")
        note(uow, workspace, Action.CORRECTED, KIND, programme.uid, code=code, **history.seal(uow))


def stage_words(stage: StageDraft | ProgrammeStage) -> str:
    """Return a phase or a period in one line, as the history keeps it."""
    return f"{stage.name} {stage.starts_on.isoformat()} – {stage.ends_on.isoformat()}"


def _stages(uow: UnitOfWork, code: str) -> list[StageDraft]:
    return [
        StageDraft(
            name=one.name, starts_on=one.starts_on, ends_on=one.ends_on, kind=StageKind(one.kind), uid=one.uid
        )
        for one in uow.programmes.stages(code)
    ]  # fmt: skip


def _checked(draft: ProgrammeDraft) -> ProgrammeDraft:
    draft = replace(
        draft, code=draft.code.strip(), name=clean(draft.name).text, remark=clean(draft.remark).text
    )
    refuse_errors(check_programme(draft))
    return draft


def _values(draft: ProgrammeDraft) -> dict[str, Any]:
    values = {name: value for name, value in vars(draft).items() if name != "code"}
    return {**values, "kind": draft.kind.value}


def _draft_of(programme: Programme) -> ProgrammeDraft:
    values = {name: getattr(programme, name) for name in _values(ProgrammeDraft(code="", name=""))}
    return ProgrammeDraft(code=programme.code, **{**values, "kind": ProgrammeKind(programme.kind)})


def _put(
    uow: UnitOfWork, workspace: Workspace, programme: Programme, values: dict[str, Any], action: Action
) -> None:
    history = History(workspace)
    pairs = {name: (getattr(programme, name), new) for name, new in values.items()}
    history.note_all(KIND, programme.uid, pairs)
    if not len(history):
        return
    for name, new in values.items():
        setattr(programme, name, new)
    programme.touch(workspace.now(), author(workspace))
    uow.programmes.save(programme)
    note(uow, workspace, action, KIND, programme.uid, code=programme.code, **history.seal(uow))
