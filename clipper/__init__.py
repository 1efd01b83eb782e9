"""Clip news and turn it into briefs a reader can trust."""

__version__ = "0.1.0"
