"""Signing in: the first window of an office that is already there."""
