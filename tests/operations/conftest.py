"""Runs every test of this folder on both databases; one about the file alone is marked `on_file`."""

from tests.databases import database, leave_to_files

__all__ = ["database", "pytest_collection_modifyitems"]
pytest_collection_modifyitems = leave_to_files
