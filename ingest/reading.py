"""One file to a `Reading`: canonical text, outline, metadata, references, duties, passages."""

from pathlib import Path

from index.records import Cut, Document, Reading
from ingest.canonical import canonicalise
from ingest.duties import read_duties
from ingest.findings import read_findings
from ingest.letter_outline import with_components
from ingest.metadata import Metadata, read_metadata
from ingest.outline import read_outline
from ingest.passages import read_passages
from ingest.readers.raw import RawText
from ingest.references import read_references
from ingest.table_outline import with_tables

INGEST_VERSION = "4"


def read_document(raw: RawText, *, document: str, path: str, sha256: str) -> Reading:
    """Everything that can be read out of one file's text.

    Args:
        raw: the text as its reader gives it.
        document: id of the document.
        path: its file, relative to the folder given.
        sha256: checksum of the file's bytes.
    """
    canonical = canonicalise(raw)
    text = canonical.text
    outline = with_tables(document, text, with_components(document, text, read_outline(document, text)))
    meta = read_metadata(text, outline)
    province_name = meta.fields.get("province_name")
    province = province_name if isinstance(province_name, str) else None
    number = meta.fields.get("number")
    references = read_references(document, text, outline, own_number=number.text if isinstance(number, Cut) else None, province=province)
    duties = read_duties(document, text, outline)
    passages = read_passages(document, text, outline, canonical.page_starts, _lead(meta, province, path))
    warnings = (*raw.warnings, *canonical.warnings)
    record = Document(id=document, path=path, sha256=sha256, format=raw.format, text=text, page_starts=canonical.page_starts,
                      blanks=tuple(dict.fromkeys(meta.blanks)), warnings=warnings, source_map=canonical.source_map, **meta.fields)  # type: ignore[arg-type]
    findings = read_findings(record, outline, references, duties)
    return Reading(record, outline.sections, passages, references, duties, findings)


def _lead(meta: Metadata, province: str | None, path: str) -> str:
    """How a passage's context line names the document."""
    title = meta.fields.get("title")
    words = title.text.replace("\n", " ") if isinstance(title, Cut) else Path(path).stem.replace("-", " ")
    return f"{province} | {words}" if province else words
