"""Oddities that a program can see without outside data: told with their words and place, never repaired."""

from index.records import Document, Duty, Finding, Reference
from ingest.findings.base import Reader
from ingest.findings.duties import duty_findings
from ingest.findings.forms import form_findings
from ingest.findings.layout import layout_findings
from ingest.findings.numbers import number_findings
from ingest.findings.slots import slot_findings
from ingest.findings.times import time_findings
from ingest.outline import Outline

_CHECKS = (slot_findings, time_findings, number_findings, form_findings, layout_findings, duty_findings)


def read_findings(document: Document, outline: Outline, references: tuple[Reference, ...], duties: tuple[Duty, ...]) -> tuple[Finding, ...]:
    """All findings of one document, each with the words that show it and a Vietnamese message that says where.

    Args:
        document: the record with its canonical text and metadata.
        outline: sections and paragraphs of that text.
        references: documents it cites.
        duties: duties it gives.
    """
    reader = Reader(document, outline, references, duties)
    found = {(f.kind, f.message): f for check in _CHECKS for f in check(reader)}
    return tuple(found.values())
