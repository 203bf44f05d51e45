"""What a desktop's secret service raises past the keyring library when it is shut, refused, or gone."""

import sys

_PASSED_ON = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
)


def service_faults(*known: type[Exception]) -> tuple[type[Exception], ...]:
    """Return `known` and the kinds found here; who raised one has loaded its library, so nothing is imported."""
    kinds = [*known, OSError]  # OSError: the line to the service broke
    for module, name in _PASSED_ON:
        kind = getattr(sys.modules.get(module), name, None)
        if isinstance(kind, type) and issubclass(kind, Exception):
            kinds.append(kind)
    return tuple(kinds)
