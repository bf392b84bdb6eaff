"""Names of bodies: where they begin, where they end, and which printings are one body."""

import pytest

from vietnamese.bodies import body_at, body_form, body_list, find_all_bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [("Sở Nội vụ tổng hợp, báo cáo", "Sở Nội vụ"), ("Ủy ban nhân dân tỉnh (qua Sở Nội vụ)", "Ủy ban nhân dân tỉnh"), ("UBND tỉnh trước ngày 15/12", "UBND tỉnh"), ("Ban Dân vận Tỉnh ủy để theo dõi", "Ban Dân vận Tỉnh ủy"), ("Sở Văn hóa và Thể thao chủ trì", "Sở Văn hóa và Thể thao"), ("Thanh tra tỉnh phối hợp", "Thanh tra tỉnh"), ("các sở, ban, ngành báo cáo", "các sở, ban, ngành"), ("Sở Thông tin và Truyền thông tham mưu", "Sở Thông tin và Truyền thông"), ("Sở Nông nghiệp và Phát triển nông thôn báo cáo", "Sở Nông nghiệp và Phát triển nông thôn"), ("Sở Lao động - Thương binh và Xã hội gửi", "Sở Lao động - Thương binh và Xã hội"), ("Báo Ninh Thuận xây dựng chuyên mục", "Báo Ninh Thuận")],
)
def test_a_name_runs_from_its_head_to_the_first_word_that_is_none_of_it(text: str, name: str) -> None:
    found = body_at(text, 0)
    assert found and found.text == name == text[found.start : found.end]


@pytest.mark.parametrize("text", ["ban hành kế hoạch", "Ban hành quy chế", "Báo cáo kết quả", "Hội nghị tổng kết", "Trường hợp vướng mắc", "bộ phận Một cửa", "cơ sở dữ liệu", "Đoàn kết toàn dân", "khoản 2 Điều 24", "Ủy ban hành"])
def test_words_that_only_look_like_a_head_name_no_body(text: str) -> None:
    assert body_at(text, 0) is None


@pytest.mark.parametrize("text", ["Quyết định của Ban Thường vụ Tỉnh Ủy ban hành Quy chế", "Quyết định của Ban Thường vụ Tỉnh Uỷ ban hành Quy chế"])
def test_tinh_uy_ban_hanh_hides_no_uy_ban(text: str) -> None:
    at = text.index("Ủy") if "Ủy" in text else text.index("Uỷ")
    assert body_at(text, at) is None
    issuer = body_at(text, text.index("Ban Thường"))
    assert issuer and issuer.text == text[text.index("Ban Thường") : at + 2]
    assert not any("ủy ban" in name.lower() for _, _, name in find_all_bodies(text))


def test_a_head_inside_a_word_begins_no_name() -> None:
    text = "cơ sở"
    assert body_at(text, text.index("sở") + 1) is None
    assert body_at("XSở Nội vụ", 1) is None


def test_a_list_of_bodies_is_parted_at_commas_and_va() -> None:
    text = "Sở Tài chính, Sở Nội vụ và Ban Dân vận Tỉnh ủy trước ngày 15/12"
    found, end = body_list(text, 0)
    assert [b.text for b in found] == ["Sở Tài chính", "Sở Nội vụ", "Ban Dân vận Tỉnh ủy"]
    assert text[end:] == " trước ngày 15/12"


def test_members_under_one_head_stay_one_group() -> None:
    text = "Thủ trưởng các cơ quan, đơn vị trực thuộc và Chủ tịch UBND các huyện"
    assert [b.text for b in body_list(text, 0)[0]] == ["Thủ trưởng các cơ quan, đơn vị trực thuộc", "Chủ tịch UBND các huyện"]


def test_small_heads_count_only_when_asked_for() -> None:
    assert body_at("các đơn vị báo cáo", 0, small=True)
    assert body_at("các đơn vị báo cáo", 0, small=False) is None


@pytest.mark.parametrize(("one", "other"), [("UBND tỉnh", "Ủy ban nhân dân tỉnh"), ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"), ("các Sở Nội vụ", "Sở Nội vụ"), ("MTTQ Việt Nam", "Mặt trận Tổ quốc Việt Nam"), ("SỞ NỘI VỤ", "Sở Nội vụ")])
def test_printings_of_one_body_have_one_form(one: str, other: str) -> None:
    assert body_form(one) == body_form(other)


@pytest.mark.parametrize(("one", "other"), [("Sở Nội vụ", "Bộ Nội vụ"), ("UBND tỉnh", "UBND huyện"), ("Ban Dân vận Tỉnh ủy", "Ban Dân vận Trung ương"), ("Chủ tịch UBND tỉnh", "UBND tỉnh"), ("HĐND tỉnh", "UBND tỉnh")])
def test_different_bodies_and_levels_keep_different_forms(one: str, other: str) -> None:
    assert body_form(one) != body_form(other)


def test_bodies_of_a_typed_question_are_found_without_capitals_and_accents() -> None:
    assert [name for _, _, name in find_all_bodies("gửi sở nội vụ hay ban dân vận tỉnh ủy?")] == ["sở nội vụ", "ban dân vận tỉnh ủy"]
    assert [name for _, _, name in find_all_bodies("gui so noi vu hay uy ban nhan dan tinh", bare=True)] == ["Sở Nội vụ", "Ủy ban nhân dân tỉnh"]
