"""Capitals that TCVN3 cannot write come back where the words around them show them, and nowhere else."""

import pytest

from ingest.readers.capitals import restore_capitals


@pytest.mark.parametrize(("written", "printed"), [
    ("ủY BAN NHÂN DÂN TỉNH KHáNH HòA", "ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA"),
    ("CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("I. MụC ĐíCH, YÊU CầU", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("Số: /KH-UBND", "Số: /KH-UBND"),
    ("4. ủy ban nhân dân các huyện, thành phố", "4. Ủy ban nhân dân các huyện, thành phố"),
    ("báo cáo ủy ban nhân dân tỉnh trước ngày 15/12.", "báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12."),
    ("Sở Nội vụ báo cáo. ở cấp xã, Chủ tịch báo cáo.", "Sở Nội vụ báo cáo. Ở cấp xã, Chủ tịch báo cáo."),
    ("- ở cấp tỉnh: Sở Nội vụ;", "- Ở cấp tỉnh: Sở Nội vụ;"),
    ("Các UBND ở huyện và cấp ủy cùng thực hiện.", "Các UBND ở huyện và cấp ủy cùng thực hiện."),
    ("kế hoạch", "KẾ HOẠCH"),
    ("cộng hòa xã hội chủ nghĩa việt nam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("II. Nhiệm vụ trọng tâm", "II. Nhiệm vụ trọng tâm"),
])
def test_a_lost_capital_is_restored_from_its_neighbours(written: str, printed: str) -> None:
    assert restore_capitals(written) == printed
    assert len(restore_capitals(written)) == len(written)


def test_a_wrapped_line_that_goes_on_in_small_letters_is_no_heading() -> None:
    text = "Các sở, ban, ngành báo cáo kết quả thực hiện\ncông tác dân vận về Sở Nội vụ\nở cấp tỉnh và cấp xã."
    assert restore_capitals(text) == text


def test_a_heading_typed_in_small_letters_for_a_font_of_capitals_is_one() -> None:
    assert restore_capitals("Các sở báo cáo.\nnhiệm vụ trọng tâm\nSở Nội vụ theo dõi.") == "Các sở báo cáo.\nNHIỆM VỤ TRỌNG TÂM\nSở Nội vụ theo dõi."


def test_a_name_in_small_letters_beside_headings_is_a_heading_too() -> None:
    assert restore_capitals("ủy ban nhân dân tỉnh khánh hòa\ncộng hòa xã hội chủ nghĩa việt nam") == "ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_unicode_capitals_stay() -> None:
    text = "ỦY BAN NHÂN DÂN\nKẾ HOẠCH\nCăn cứ Chỉ thị số 33/CT-TTg của Ủy ban nhân dân tỉnh;"
    assert restore_capitals(text) == text
