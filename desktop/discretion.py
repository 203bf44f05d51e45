"""Keeps what the program leaves behind from others on the same computer; the first thing that happens."""

import os
import sys

if sys.platform != "win32":
    import resource


def be_discreet() -> None:
    """Make files for this account alone, and leave no memory behind should the program fall."""
    os.umask(0o077)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
