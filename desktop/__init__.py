"""Wasl: the beneficiary list, its papers and its signed packages, for local social-welfare offices."""

VERSION = "0.1.0"
