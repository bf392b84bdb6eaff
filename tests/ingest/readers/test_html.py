"""Portal pages: the document, whole and alone."""

from pathlib import Path

import pytest

from index.errors import UnreadableFile
from ingest.canonical import canonicalise
from ingest.readers.raw import RawText
from ingest.readers.registry import read_file
from tests.ingest.readers.samples import ANNEX, ANNEX_HEADER, annex_rows, html_plan, plan_text


def page(folder: Path, body: str) -> RawText:
    path = folder / "a.html"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return read_file(path)


def lines(raw: RawText) -> list[str]:
    return [line for line in raw.text.split("\n") if line.strip()]


def test_the_document_of_a_portal_page_is_kept_and_nothing_around_it(tmp_path: Path) -> None:
    assert canonicalise(read_file(html_plan(tmp_path / "plan.html"))).text == plan_text()


def test_a_ruled_table_gives_a_line_a_row(tmp_path: Path) -> None:
    rows = "".join("<tr>" + "".join(f"<td><p>{words}</p></td>" for words in row) + "</tr>" for row in (ANNEX_HEADER, *ANNEX))
    assert lines(page(tmp_path, f'<p>PHỤ LỤC</p><table border="1">{rows}</table>')) == ["PHỤ LỤC", *annex_rows()]


def test_cells_merged_in_a_page_stand_in_every_row_they_cover(tmp_path: Path) -> None:
    raw = page(tmp_path, '<table border="1"><tr><th rowspan="2">TT</th><th colspan="2">Cơ quan</th></tr><tr><th>chủ trì</th><th>phối hợp</th></tr>'
                         '<tr><td>1</td><td rowspan="2">Sở A</td><td>B</td></tr><tr><td>2</td><td>C | D</td></tr></table>')
    assert lines(raw) == ["| TT | Cơ quan chủ trì | Cơ quan phối hợp |", "| 1 | Sở A | B |", "| 2 | Sở A | C \\| D |"]


def test_list_numbers_that_a_browser_prints_are_read(tmp_path: Path) -> None:
    raw = page(tmp_path, '<ol><li>một</li><li>hai<ol type="a"><li>chữ a</li></ol></li></ol><ul><li>gạch</li><li>- đã gõ</li></ul><ol start="5" type="I"><li>năm</li></ol>')
    assert lines(raw) == ["1. một", "2. hai", "a) chữ a", "- gạch", "- đã gõ", "V. năm"]


@pytest.mark.parametrize("hidden", ['<p style="display:none">ẩn</p>', "<p hidden>ẩn</p>", '<span style="font-size:0">ẩn</span>', '<b style="color:#fff">ẩn</b>',
                                    '<div style="position:absolute;left:-9999px">ẩn</div>'])
def test_hidden_words_are_left_out_and_said(tmp_path: Path, hidden: str) -> None:
    raw = page(tmp_path, f"<p>Thấy được.</p>{hidden}")
    assert lines(raw) == ["Thấy được."] and raw.warnings == ("2 letters of hidden text were left out",)


def test_words_of_a_document_inside_a_suspect_block_are_kept(tmp_path: Path) -> None:
    assert "Nơi nhận:" in page(tmp_path, "<p>Điều 1. Phạm vi</p><div class='footer'><p>Nơi nhận:</p><p>- Như trên;</p></div>").text


def test_line_ends_are_spaces_in_a_paragraph_and_lines_in_typed_text(tmp_path: Path) -> None:
    assert lines(page(tmp_path, "<p>một\nhai</p><pre>ba\nbốn</pre>")) == ["một hai", "ba", "bốn"]


def test_no_script_comment_or_form_is_read(tmp_path: Path) -> None:
    assert lines(page(tmp_path, "<p>Thấy</p><script>x</script><!-- y --><style>p{}</style><select><option>Chọn</option></select><noscript>Bật</noscript>")) == ["Thấy"]


def test_entities_declared_by_a_page_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật")
    path = tmp_path / "a.html"
    path.write_text(f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>Điều 1. a &x;</p></body></html>', encoding="utf-8")
    assert "bí mật" not in read_file(path).text


def test_a_page_in_another_declared_charset_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes('<html><head><meta charset="utf-16"></head><body><p>Điều 1.</p></body></html>'.encode("utf-16"))
    assert lines(read_file(path)) == ["Điều 1."]


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="by a script"):
        page(tmp_path, "<script>load()</script>")


@pytest.mark.parametrize("body", ["<div>" * 5000 + "x", "<p>" + "Điều " * 3_000_000])
def test_a_page_beyond_the_parsers_limits_is_refused_and_not_read_in_half(tmp_path: Path, body: str) -> None:
    with pytest.raises(UnreadableFile, match="too deep or too large"):
        page(tmp_path, f"<p>Điều 1.</p>{body}")


def test_pictures_inside_a_page_do_not_make_it_too_large(tmp_path: Path) -> None:
    assert lines(page(tmp_path, f'<p>Điều 1.</p><img src="data:image/png;base64,{"QUJD" * 4_000_000}"><p>Hết.</p>')) == ["Điều 1.", "Hết."]
