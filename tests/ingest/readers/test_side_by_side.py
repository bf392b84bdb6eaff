"""Blocks typed side by side in plain text."""

from ingest.readers.side_by_side import parted


def test_the_signature_right_of_the_recipients_stands_under_them() -> None:
    text = "Nơi nhận:                 TM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ;                    CHỦ TỊCH\n- Lưu: VT.\n\n                           Lò Văn Thử\nPHỤ LỤC"
    assert parted(text).split("\n") == ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Văn Thử", "", "PHỤ LỤC"]


def test_the_state_name_right_of_the_office_stands_under_it() -> None:
    text = "TỈNH ỦY HÀ GIANG          ĐẢNG CỘNG SẢN VIỆT NAM\n*                  Hà Giang, ngày 29 tháng 12 năm 2021\nSố 386-QĐ/TU"
    assert parted(text).split("\n") == ["TỈNH ỦY HÀ GIANG", "ĐẢNG CỘNG SẢN VIỆT NAM", "*", "Hà Giang, ngày 29 tháng 12 năm 2021", "Số 386-QĐ/TU"]


def test_wide_spaces_elsewhere_are_left_as_they_are() -> None:
    text = "1. Việc thứ nhất    xong trong tháng 5.\n2. Nơi nhận kết quả     do sở báo.\nNơi nhận:\n- Lưu: VT."
    assert parted(text) == text
