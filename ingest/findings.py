"""Oddities that a program can see without outside data."""

from index.records import Document, Duty, Finding, Reference
from ingest.outline import Outline


def read_findings(document: Document, outline: Outline, references: tuple[Reference, ...], duties: tuple[Duty, ...]) -> tuple[Finding, ...]:
    return ()
