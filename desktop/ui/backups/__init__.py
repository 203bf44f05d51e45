"""Backups: making one, seeing when the next is due, asking for a restore."""
