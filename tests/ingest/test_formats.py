"""One plan in many formats and encodings is one reading: the same outline, metadata, references and duties."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.records import Cut, Reading
from ingest.reading import read_document
from ingest.readers.raw import RawText
from ingest.readers.registry import read_file
from tests.ingest.formats import CHEAP, as_pdf, facts
from tests.ingest.readers.samples import distance, scan
from tests.system import needs
from vietnamese.text import match_form

PLANS = ("hai-duong", "khanh-hoa", "kien-giang", "lam-dong", "ninh-thuan")


def _read(path: Path, name: str) -> tuple[RawText, Reading]:
    raw = read_file(path)
    return raw, read_document(raw, document=name, path=path.name, sha256="0" * 64)


def _without_headings(found: dict[str, Any]) -> dict[str, Any]:
    """A heading that fills its line to the margin runs into the next line on paper; its number and label do not."""
    return found | {"outline": [row[:2] for row in found["outline"]]}


@needs("fonts-dejavu-core")
@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("format", CHEAP)
def test_a_plan_in_another_format_or_encoding_is_the_same_reading(format: str, name: str, plans: dict[str, Reading], tmp_path: Path) -> None:
    reading = _read(CHEAP[format](plans[name].document.text, tmp_path), name)[1]
    shape = _without_headings if format == "PDF" else dict
    assert shape(facts(reading)) == shape(facts(plans[name]))


@needs("fonts-dejavu-core")
@pytest.mark.parametrize("format", CHEAP)
def test_every_quote_is_verbatim_of_the_canonical_text_and_stands_on_its_page(format: str, plans: dict[str, Reading], tmp_path: Path) -> None:
    for name in PLANS:
        raw, reading = _read(CHEAP[format](plans[name].document.text, tmp_path), name)
        text, pages = reading.document.text, raw.text.split("\f")
        assert len(reading.document.page_starts) == len(pages) and (len(pages) > 1) == (format == "PDF")
        cuts = list(_cuts(reading))
        assert len(cuts) > 20
        for cut in cuts:
            assert text[cut.start : cut.end] == cut.text
            first = match_form(cut.text.split()[0])
            assert first in match_form(pages[reading.document.page_of(cut.start) - 1])
        for passage in reading.passages:
            assert passage.page == reading.document.page_of(passage.start)


def _cuts(reading: Reading) -> Iterator[Cut]:
    for record in (reading.document, *reading.references, *reading.duties, *reading.findings):
        for name in record.__slots__:
            value = getattr(record, name)
            yield from (v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, Cut))


@needs("fonts-dejavu-core", "tesseract-ocr", "tesseract-ocr-vie")
@pytest.mark.parametrize("name", ["ninh-thuan", *(pytest.param(n, marks=pytest.mark.long) for n in PLANS if n != "ninh-thuan")])
def test_a_scan_at_200_dpi_turned_by_one_degree_with_noise_has_the_plans_outline_metadata_and_duties(name: str, plans: dict[str, Reading], tmp_path: Path) -> None:
    got, want = facts(_read(scan(as_pdf(plans[name].document.text, tmp_path), tmp_path / "scan.pdf"), name)[1]), facts(plans[name])
    assert [row[:2] for row in got["outline"]] == [row[:2] for row in want["outline"]]
    assert [duty[:2] for duty in got["duties"]] == [duty[:2] for duty in want["duties"]]
    assert len(got["references"]) == len(want["references"])
    # Letters that recognition misreads stay as it read them: one in a hundred at most.
    for field, value in want["metadata"].items():
        assert _wrong(str(got["metadata"][field]), str(value)) <= 0.01, field
    for mine, theirs in zip(got["duties"], want["duties"], strict=True):
        assert _wrong(str(mine[2:]), str(theirs[2:])) <= 0.01


def _wrong(got: str, want: str) -> float:
    return distance(got, want) / max(len(want), 1)
