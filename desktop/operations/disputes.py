"""One national ID that two persons bear: a person says whose it is, and the other one is left without it."""

from desktop.errors import RefusedError
from desktop.marking import N_
from desktop.models.beneficiary import Household, Person
from desktop.models.duplicate import PairState
from desktop.models.journal import Action
from desktop.models.national_id import check_id
from desktop.operations.authorship import author, note
from desktop.operations.duplicates import known_pair
from desktop.operations.histories import History
from desktop.operations.pair_decisions import put
from desktop.operations.rights import Right, require
from desktop.progress import Progress
from desktop.store.unit_of_work import UnitOfWork
from desktop.workspace import Workspace


def settle_number(
    workspace: Workspace, pair_id: int, bearer_id: int, why: str = "", progress: Progress | None = None
) -> None:
    """Let one of a pair keep the number that both bear; the other's goes into the history, and both are two persons.

    Raises:
        NotFoundError: The pair is not there any more.
        RefusedError: They do not bear one number any more.
    """
    require(workspace, Right.EDIT_BENEFICIARIES)
    with workspace.store.write() as uow:
        pair = known_pair(uow, pair_id)
        other_id = pair.left_id if bearer_id == pair.right_id else pair.right_id
        bearer, other = (_person(uow, one) for one in (bearer_id, other_id))
        if not bearer.national_id or bearer.national_id != other.national_id:
            raise RefusedError(N_("They do not bear one number any more. Load the page again."))
        history = History(workspace)
        history.note("person", other.uid, "national_id", other.national_id, "")
        other.national_id, other.id_state = "", "none"
        _save(uow, workspace, other)
        if uow.merges.bearer(bearer.national_id) is None:
            reading = check_id(bearer.national_id, workspace.country, today=workspace.today())
            bearer.id_state = reading.state.value
            _save(uow, workspace, bearer)
        put(uow, workspace, pair, PairState.DIFFERENT, why=why.strip())
        home = uow.session.get_one(Household, other.household_id)
        note(uow, workspace, Action.CORRECTED, "household", home.uid, **history.seal(uow))


def _person(uow: UnitOfWork, person_id: int) -> Person:
    return uow.session.get_one(Person, person_id)


def _save(uow: UnitOfWork, workspace: Workspace, person: Person) -> None:
    """Write a person; the version of the family rises as well, so that an open form notices."""
    person.touch(workspace.now(), author(workspace))
    uow.beneficiaries.save(person)
    home = uow.session.get_one(Household, person.household_id)
    home.touch(workspace.now(), author(workspace))
    uow.beneficiaries.save(home)
