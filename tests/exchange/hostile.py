"""The corpus of hostile packages: for each the code with which it must be refused, and only that one."""

from tests.exchange.forge import Forgery
from tests.exchange.hostile_containers import CONTAINERS
from tests.exchange.hostile_manifests import MANIFESTS
from tests.exchange.hostile_tables import TABLES

HOSTILE: dict[str, tuple[str, Forgery]] = {**CONTAINERS, **MANIFESTS, **TABLES}
