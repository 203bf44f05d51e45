"""The keys of an office that is being born, and the groups of its recovery paper that have to be typed back."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.errors import BadInputError
from desktop.exchange.card import OfficeKeys
from desktop.marking import N_
from desktop.models.key_paper import recovery_groups
from desktop.operations.recovery import NewSecrets, new_secrets

GROUPS_TO_TYPE = 3


@dataclass(frozen=True)
class NewKeys:
    """The keys of an office that is being born; nothing of them is on the disk yet."""

    exchange: OfficeKeys
    secrets: NewSecrets
    asked_groups: tuple[int, ...]  # numbers, from 1, of the recovery groups to be typed back

    @property
    def recovery(self) -> str:
        """Return the text for the recovery paper."""
        return self.secrets.recovery


def make_keys() -> NewKeys:
    """Make database key, signing key, age identity and recovery identity, in memory."""
    exchange = OfficeKeys.generate()
    new = new_secrets(exchange)
    count = len(recovery_groups(new.recovery))
    asked = sorted(secrets.SystemRandom().sample(range(1, count + 1), GROUPS_TO_TYPE))
    return NewKeys(exchange, new, tuple(asked))


def check_typed_groups(keys: NewKeys, typed: Mapping[int, str]) -> None:
    """Refuse unless every asked group was typed as the paper shows it.

    Raises:
        BadInputError: One is missing or wrong.
    """
    groups = recovery_groups(keys.recovery)
    for number in keys.asked_groups:
        if typed.get(number, "").strip().upper() != groups[number - 1]:
            raise BadInputError(
                N_(
                    "Group {number} is not what the recovery paper says. Look at the printed paper and type it again."
                ),
                number=number,
            )
