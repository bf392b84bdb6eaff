"""Duties: who must report, register, raise or notify what, to whom, through whom, by when; each slot with its own words."""

from ingest.duties.extract import read_duties

__all__ = ["read_duties"]
