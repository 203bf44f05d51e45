"""Programmes and campaigns, and the families that belong to them."""
