"""An exported answer carries its sources, and a changed quote is found."""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from assistant.export.answer_docx import answer_docx
from assistant.export.answer_markdown import answer_markdown
from assistant.export.exchange import Exchange, Source, exchange_of
from assistant.export.verify import check_file
from assistant.service import Assistant
from index.errors import BadInput

QUESTIONS = ("Ở Khánh Hòa, báo cáo kết quả hằng năm nộp trước ngày nào, gửi cho ai?", "Ai ký kế hoạch Ninh Thuận, số mấy?", "Quyết định 06 về dữ liệu dân cư ban hành ngày nào?")
MADE = datetime(2026, 11, 20, 8, 0)


@pytest.fixture(scope="module")
def exchanges(assistant: Assistant) -> tuple[Exchange, ...]:
    """An answer, a refusal, and an answer with a note."""
    return tuple(exchange_of(assistant.ask(q).as_json(), assistant.library()) for q in QUESTIONS)


@pytest.fixture(params=["docx", "md"])
def exported(request: pytest.FixtureRequest, exchanges: tuple[Exchange, ...], tmp_path: Path) -> Path:
    """The conversation as a file."""
    path = tmp_path / f"answer.{request.param}"
    path.write_bytes(answer_docx(exchanges, made=MADE) if request.param == "docx" else answer_markdown(exchanges).encode())
    return path


def changed(path: Path, old: str, new: str) -> Path:
    """The file with words of its sources replaced."""
    if path.suffix == ".md":
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))
        return path
    out = io.BytesIO()
    found = False
    with zipfile.ZipFile(path) as old_file, zipfile.ZipFile(out, "w") as new_file:
        for item in old_file.infolist():
            data = old_file.read(item).decode() if item.filename.endswith("footnotes.xml") else None
            found = found or bool(data and old in data)
            new_file.writestr(item, old_file.read(item) if data is None else data.replace(old, new))
    assert found
    path.write_bytes(out.getvalue())
    return path


def test_every_quote_of_a_fresh_export_stands_in_the_index(exported: Path, assistant: Assistant) -> None:
    checked = check_file(exported, assistant.library())
    assert checked.ok and checked.quotes and {q.state for q in checked.quotes} == {"exact"}
    assert not any(q.changed for q in checked.quotes)


@pytest.mark.parametrize(("old", "new"), [("15/12", "15/11"), ("qua Sở Nội vụ", "qua Bộ Nội vụ"), ("hàng năm báo cáo", "hàng năm không báo cáo")])
def test_a_changed_quote_is_found(exported: Path, assistant: Assistant, old: str, new: str) -> None:
    checked = check_file(changed(exported, old, new), assistant.library())
    assert not checked.ok
    assert {q.state for q in checked.quotes if new in q.quote} == {"not_found"}
    assert {q.state for q in checked.quotes if new not in q.quote} <= {"exact"}


def test_a_quote_in_capitals_is_folded_and_still_good(exported: Path, assistant: Assistant) -> None:
    checked = check_file(changed(exported, "qua Sở Nội vụ", "QUA SỞ NỘI VỤ"), assistant.library())
    assert checked.ok and "folded" in {q.state for q in checked.quotes}


def test_a_quote_that_stands_elsewhere_in_the_document_is_misattributed(exported: Path, assistant: Assistant) -> None:
    text = exported.read_text() if exported.suffix == ".md" else zipfile.ZipFile(exported).read("word/footnotes.xml").decode()
    place = re.search(r"khanh-hoa-2022-ke-hoach-chi-thi-33 (\d+-\d+)", text)
    assert place
    checked = check_file(changed(exported, f"khanh-hoa-2022-ke-hoach-chi-thi-33 {place.group(1)}", "khanh-hoa-2022-ke-hoach-chi-thi-33 0-50"), assistant.library())
    assert "misattributed" in {q.state for q in checked.quotes} and not checked.ok


def test_a_changed_source_file_is_told_and_its_unchanged_words_still_stand(exported: Path, assistant: Assistant) -> None:
    sha = assistant.library().document("khanh-hoa-2022-ke-hoach-chi-thi-33").sha256
    checked = check_file(changed(exported, f"sha256:{sha}", f"sha256:{'0' * 64}"), assistant.library())
    assert any(q.changed and "đã thay đổi" in q.message for q in checked.quotes) and checked.ok


def test_a_document_that_is_not_held_is_told(exported: Path, assistant: Assistant) -> None:
    sha = assistant.library().document("khanh-hoa-2022-ke-hoach-chi-thi-33").sha256
    text_changed = changed(changed(exported, "khanh-hoa-2022-ke-hoach-chi-thi-33 ", "gone "), sha, "1" * 64)
    checked = check_file(text_changed, assistant.library())
    assert any("không còn trong chỉ mục" in q.message for q in checked.quotes) and not checked.ok


def test_a_mark_without_its_source_is_found(exchanges: tuple[Exchange, ...], assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "answer.md"
    path.write_text(answer_markdown(exchanges).replace("## ", "Thêm một câu.[^99]\n\n## ", 1))
    checked = check_file(path, assistant.library())
    assert checked.unsourced == (99,) and not checked.ok


@pytest.mark.parametrize(("name", "data"), [("a.docx", b"not a zip"), ("a.md", b"# none\n"), ("b.md", b"\xff\xfe\x00"), ("c.docx", b"PK\x03\x04")])
def test_a_file_that_is_no_export_is_a_users_mistake(tmp_path: Path, assistant: Assistant, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadInput):
        check_file(path, assistant.library())


def test_a_missing_file_is_a_users_mistake(tmp_path: Path, assistant: Assistant) -> None:
    with pytest.raises(BadInput):
        check_file(tmp_path / "none.docx", assistant.library())


def test_an_entity_in_the_word_file_is_refused(exchanges: tuple[Exchange, ...], assistant: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(answer_docx(exchanges, made=MADE))
    with pytest.raises(BadInput):
        check_file(changed(path, "<w:footnotes", "<!DOCTYPE x [<!ENTITY e 'e'>]><w:footnotes"), assistant.library())


class TestDocx:
    def test_word_reads_the_text_and_each_mark_has_one_footnote(self, exchanges: tuple[Exchange, ...]) -> None:
        data = answer_docx(exchanges, made=MADE)
        document = Document(io.BytesIO(data))
        words = "\n".join(p.text for p in document.paragraphs)
        assert all(q in words for q in QUESTIONS) and "Lưu ý (đã đối chiếu)" in words and "để trống" in words
        body, notes = (zipfile.ZipFile(io.BytesIO(data)).read(f"word/{n}.xml").decode() for n in ("document", "footnotes"))
        marks = re.findall(r'footnoteReference w:id="(\d+)"', body)
        assert len(marks) == len(set(marks)) and set(marks) == {n for n in re.findall(r'<w:footnote w:id="(\d+)"', notes)}

    def test_the_files_are_listed_with_their_checksums(self, exchanges: tuple[Exchange, ...], assistant: Assistant) -> None:
        (table,) = Document(io.BytesIO(answer_docx(exchanges, made=MADE))).tables
        rows = {tuple(c.text for c in row.cells) for row in table.rows[1:]}
        document = assistant.library().document("khanh-hoa-2022-ke-hoach-chi-thi-33")
        assert (document.path, document.sha256) in rows

    def test_a_source_cited_twice_is_one_footnote_and_a_reference_to_it(self) -> None:
        source = Source("một", "Kế hoạch", "Mục I", 1, "a.txt", "a", 0, 3, "0" * 64)
        data = answer_docx([Exchange("q", (("Câu một.", (source,)), ("Câu hai.", (source,))), "", (), (), "vi")], made=MADE)
        body = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        assert body.count("<w:footnoteReference") == 1 and "NOTEREF _source1" in body

    def test_words_of_a_document_cannot_break_the_file(self) -> None:
        source = Source("</w:t><w:evil/>&\x01", "<b>", "", 1, "a&b.txt", "a", 0, 3, "0" * 64)
        data = answer_docx([Exchange("<q>\x02", (("a < b & c", (source,)),), "", (), (), "vi")], made=MADE)
        assert "a < b & c" in "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
        assert b"<w:evil" not in zipfile.ZipFile(io.BytesIO(data)).read("word/footnotes.xml")


class TestMarkdown:
    def test_words_of_a_document_are_no_markup(self) -> None:
        source = Source("*a* [b](http://x) <script> `c` [^7]", "t", "", 1, "a.txt", "a", 0, 3, "0" * 64)
        text = answer_markdown([Exchange("# q", (("x_y_z", (source,)),), "", (), (), "vi")])
        assert "<script>" not in text and "[b](" not in text and "\\[^7\\]" in text

    def test_an_english_answer_has_english_headings(self, assistant: Assistant) -> None:
        answer = assistant.ask("Who signed the plan of Lam Dong province?").as_json()
        assert "# Questions and answers" in answer_markdown([exchange_of(answer, assistant.library())])

    def test_a_refusal_is_told_as_one_with_the_nearest_passages_as_sources(self, exchanges: tuple[Exchange, ...]) -> None:
        refused = exchanges[1]
        assert refused.refusal and refused.sentences == ()
        assert refused.refusal.split()[0] in answer_markdown([refused])
