"""Duties: who must report, register, raise or notify what, to whom, through whom, by when; each slot with its own words."""

from index.records import Duty
from ingest.duties import extract
from ingest.duties.rows import read_row_duties
from ingest.outline import Outline


def read_duties(document: str, text: str, outline: Outline) -> tuple[Duty, ...]:
    """Every duty of the document, of its sentences and of its task tables, in reading order."""
    return tuple(sorted((*extract.read_duties(document, text, outline), *read_row_duties(document, text, outline)), key=lambda duty: duty.start))
