"""Runs every test of this folder on both databases; one about the file alone is marked `on_file`."""

from tests.databases import database_kind, leave_to_files, on_server

__all__ = ["database_kind", "on_server", "pytest_collection_modifyitems"]
pytest_collection_modifyitems = leave_to_files
