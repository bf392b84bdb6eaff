"""Old Word files through LibreOffice, or a message that names what to install."""

import subprocess
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from ingest.canonical import canonicalise
from ingest.readers import programs
from ingest.readers.registry import read_file
from ingest.readers.sandbox import read_safely
from tests.ingest.readers.samples import annex_rows, docx_plan, plan_text
from tests.system import needs


def test_an_old_word_file_without_libreoffice_names_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda program: None)
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    with pytest.raises(UnreadableFile, match="install the package libreoffice-writer, or save the file as .docx"):
        read_file(tmp_path / "a.doc")


@needs("libreoffice-writer")
def test_an_rtf_file_is_read_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi K\u7870? HO\u7840?CH\par \u272?i\u7873?u 1.\par}")
    assert read_file(tmp_path / "a.rtf").text.split() == ["KẾ", "HOẠCH", "Điều", "1."]


@needs("libreoffice-writer")
def test_a_doc_file_reads_like_the_docx_inside_the_childs_limits(tmp_path: Path) -> None:
    from docx import Document

    document = Document(str(docx_plan(tmp_path / "plan.docx", annex=True)))
    document.add_paragraph("Hết.")
    document.save(str(tmp_path / "plan.docx"))
    office = programs.find(programs.OFFICE)
    assert office is not None
    subprocess.run([office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "plan.docx")],
                   capture_output=True, timeout=120, check=True)
    raw = read_safely(tmp_path / "plan.doc")
    text = canonicalise(raw).text
    assert raw.format == "doc" and text.startswith(plan_text()) and text.split("\n")[-12:-1] == annex_rows()
