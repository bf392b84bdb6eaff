"""The viewer: the whole document, the cited words marked, the printed page where the file is still there."""

import base64
import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interface.chat import answer_turn, start_turn
from interface.turns import Turn
from interface.viewer_panel import file_of, open_place
from tests.interface.fake import QUOTE, FakeAssistant


def _turns(assistant: FakeAssistant) -> tuple[Turn, ...]:
    return (answer_turn(assistant, start_turn("Báo cáo gửi ai?", None)),)


def _open(assistant: FakeAssistant, **event: Any) -> str:
    return open_place(assistant, _turns(assistant), {"turn": "t1", "source": "s1", **event}, "vi")


def test_the_whole_text_is_there_with_the_cited_words_marked_and_the_others_paler() -> None:
    assistant = FakeAssistant()
    html = _open(assistant)
    assert f'<mark class="now">{QUOTE}</mark>' in html and '<mark class="also">' in html
    assert all(line in html for line in assistant.held.text.split("\n")[:9]) and '<span class="count">1/2</span>' in html


def test_the_outline_names_each_section_once_and_marks_where_the_words_stand() -> None:
    html = _open(FakeAssistant())
    assert html.count('href="#viewer-sec-') == 2 and html.count('aria-current="location"') == 1
    assert 'aria-current="location">Khoản 1<' in html and "TỔ CHỨC &lt;b&gt;" in html


def test_everything_printed_in_a_document_is_escaped() -> None:
    assistant = FakeAssistant()
    text = f"<script>hit()</script>\nIV. TỔ CHỨC THỰC HIỆN\n1. Các cơ quan <img src=x> {QUOTE} \"'"
    assistant.held = replace(assistant.held, text=text, path='"><script>.txt', province=None)
    turn = _turns(assistant)[0]
    place = replace(turn.sources[0], start=text.index(QUOTE), end=text.index(QUOTE) + len(QUOTE), section="<b>")
    html = open_place(assistant, (replace(turn, sources=(place,)),), {"turn": "t1", "source": "s1"}, "vi")
    assert "<script" not in html and "<img" not in html and "<b>" not in html and QUOTE in html


def test_page_numbers_stand_where_pages_begin_and_beside_the_section() -> None:
    assistant = FakeAssistant()
    assistant.held = replace(assistant.held, page_starts=(0, 1000, 2000))
    html = _open(assistant)
    assert 'id="viewer-page-2">trang 2<' in html and "khoản 1 · trang 3" in html


@pytest.mark.parametrize("event", [{}, {"turn": "t9"}, {"source": "s9"}, {"source": "n1"}, {"source": "p0"}, {"source": "p99"}, {"turn": "x", "source": "s1"}, {"source": "s1;x"}])
def test_what_the_conversation_does_not_hold_cannot_be_opened(event: dict[str, Any]) -> None:
    assistant = FakeAssistant()
    given = {"turn": "t1", "source": "", **event}
    assert open_place(assistant, _turns(assistant), given, "vi") == ""


def test_a_passage_that_was_read_is_opened_from_the_explanation() -> None:
    assert '<mark class="now">' in _open(FakeAssistant(), source="p2")


def test_a_document_that_has_left_the_index_is_told() -> None:
    assistant = FakeAssistant()
    turns = _turns(assistant)
    assistant.held = replace(assistant.held, id="another")
    html = open_place(assistant, turns, {"turn": "t1", "source": "s1"}, "vi")
    assert "không còn trong chỉ mục" in html and 'class="closes"' in html


def test_a_place_outside_the_text_marks_nothing() -> None:
    assistant = FakeAssistant()
    turns = _turns(assistant)
    assistant.held = replace(assistant.held, text="IV. TỔ CHỨC THỰC HIỆN 1. Các cơ quan")
    html = open_place(assistant, turns, {"turn": "t1", "source": "s1"}, "vi")
    assert "<mark" not in html and "vừa được cập nhật" in html


class TestPage:
    @pytest.fixture
    def printed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeAssistant:
        """A document of two pages, read from a real PDF of the library."""
        import pypdfium2

        pdf = pypdfium2.PdfDocument.new()
        for _ in range(2):
            pdf.new_page(300, 400)
        pdf.save(tmp_path / "plan.pdf")
        monkeypatch.setenv("ASSISTANT_LIBRARY", str(tmp_path))
        assistant = FakeAssistant()
        sha = hashlib.sha256((tmp_path / "plan.pdf").read_bytes()).hexdigest()
        assistant.held = replace(assistant.held, format="pdf", path="plan.pdf", sha256=sha, page_starts=(0, 1000))
        return assistant

    def test_a_pdf_that_is_still_there_offers_its_page_as_a_picture(self, printed: FakeAssistant) -> None:
        from PIL import Image

        assert 'data-view="page"' in _open(printed)
        html = _open(printed, view="page")
        assert "Trang 2/2" in html and 'class="text"' not in html
        picture = Image.open(io.BytesIO(base64.b64decode(html.split("base64,")[1].split('"')[0])))
        assert picture.format == "PNG" and picture.width >= 500

    @pytest.mark.parametrize(("page", "shown"), [("1", "Trang 1/2"), ("9", "Trang 2/2"), ("0", "Trang 1/2"), ("x", "Trang 2/2")])
    def test_pages_are_turned_within_the_document(self, printed: FakeAssistant, page: str, shown: str) -> None:
        assert shown in _open(printed, view="page", page=page)

    def test_a_changed_file_or_one_outside_the_folder_is_not_shown(self, printed: FakeAssistant) -> None:
        assert file_of(printed.held) is not None
        assert file_of(replace(printed.held, sha256="0" * 64)) is None
        assert file_of(replace(printed.held, path="../plan.pdf")) is None
        assert file_of(replace(printed.held, format="text")) is None
        assert 'data-view="page"' not in _open(FakeAssistant())
