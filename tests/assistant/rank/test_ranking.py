"""Sentences ranked for a question: on papers that the tests write themselves."""

from pathlib import Path

import numpy as np
import pytest

from assistant.rank.ranker import ranked_parts, ranked_units, unit_features
from assistant.rank.network import Network, load_network, save_network, shipped_network
from assistant.rank.traits import traits
from assistant.relevance import Relevance
from assistant.search import search_question
from assistant.service import Assistant
from assistant.understand import understand
from index.errors import DamagedIndex
from ingest.pipeline import ingest

PLAN = """ỦY BAN NHÂN DÂN
TỈNH YÊN BÁI
Số: 15/KH-UBND

Yên Bái, ngày 02 tháng 3 năm 2022

KẾ HOẠCH
Công tác dân vận của chính quyền năm 2022

I. NHIỆM VỤ
1. Chợ phiên xã Nậm Khắt mở lại vào tháng 9 năm 2022. Việc này do Hội Phụ nữ xã phụ trách.
2. Tổ dân vận thu gom vỏ thuốc trừ sâu mỗi tháng 02 lần; không đốt vỏ thuốc tại ruộng.
3. Sở Xây dựng hướng dẫn làm nhà văn hóa thôn, hỗ trợ 45 triệu đồng mỗi nhà.
4. Nơi có dưới 20 hộ không phải lập tổ dân vận.
II. BÁO CÁO
1. Ủy ban nhân dân các xã báo cáo Ủy ban nhân dân huyện (qua Phòng Dân tộc, Tôn giáo và các hội) 6 tháng trước ngày 03/6, năm trước ngày 03/11. Riêng năm 2022 báo cáo năm trước ngày 25/11/2022.
2. Công an huyện báo cáo kết quả trước ngày 08/10. Báo cáo gửi Công an tỉnh (qua Phòng Tham mưu).
3. Phòng Nội vụ huyện tham mưu triển khai các nhiệm vụ tại Mục I của kế hoạch này.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Ban Dân vận Tỉnh ủy;                 CHỦ TỊCH
- Lưu: VT.                             Vàng A Sinh
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The plan above in an index of its own."""
    folder: Path = tmp_path_factory.mktemp("ranked")
    (folder / "documents").mkdir()
    (folder / "documents" / "yen-bai.txt").write_text(PLAN, encoding="utf-8")
    ingest([folder / "documents"], folder / "index")
    return Assistant(folder / "index")


def best(assistant: Assistant, text: str) -> str:
    library = assistant.library()
    question = understand(text, library.corpus)
    first = ranked_units(library, question, Relevance(library, question), search_question(library, question, 14))[0]
    return library.document(first.document).cut(first.start, first.end)


def test_the_network_reads_the_features_that_are_told_in_their_order(assistant: Assistant) -> None:
    library = assistant.library()
    question = understand("Chợ phiên mở lại vào tháng mấy?", library.corpus)
    found, told = unit_features(library, question, Relevance(library, question), search_question(library, question, 14))
    assert told.names == shipped_network().names and told.values.shape == (len(found), len(told.names))


def test_the_shares_of_belief_add_up_to_one_and_fall(assistant: Assistant) -> None:
    library = assistant.library()
    question = understand("Ai phụ trách chợ phiên Nậm Khắt?", library.corpus)
    units = ranked_units(library, question, Relevance(library, question), search_question(library, question, 14))
    assert sum(u.share for u in units) == pytest.approx(1.0)
    assert [u.share for u in units] == sorted((u.share for u in units), reverse=True)


@pytest.mark.parametrize(("question", "words"), [
    ("Chợ phiên mở lại khi nào?", "tháng 9 năm 2022"), ("Mỗi nhà văn hóa thôn được hỗ trợ bao nhiêu tiền?", "45 triệu đồng"),
    ("bao lau thu gom vo thuoc tru sau mot lan", "02 lần"), ("Những nơi nào khỏi phải lập tổ dân vận?", "dưới 20 hộ"),
    ("Which department gives guidance on village cultural houses?", "Sở Xây dựng"),
])
def test_the_sentence_that_answers_stands_first(assistant: Assistant, question: str, words: str) -> None:
    assert words in best(assistant, question)


def test_a_network_scores_by_its_linear_layer_and_the_mean_of_its_hidden_ones(tmp_path: Path) -> None:
    hidden = np.array([[[1.0], [0.0]], [[0.0], [-1.0]]], dtype=np.float32)
    network = Network(("a", "b"), np.array([1.0, 0.0]), np.array([2.0, 1.0]), np.array([1.0, 0.0]), hidden, np.zeros((2, 1)), np.array([[2.0], [4.0]]))
    rows = np.array([[3.0, 5.0], [1.0, -2.0]], dtype=np.float32)
    assert network.scores(rows) == pytest.approx([1.0 + 2.0 / 2, 0.0 + 8.0 / 2])
    save_network(network, tmp_path / "n.safetensors")
    again = load_network(tmp_path / "n.safetensors")
    assert again.names == ("a", "b") and again.scores(rows) == pytest.approx(network.scores(rows))


def test_a_damaged_network_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "n.safetensors").write_bytes(b"broken")
    for name in ("n.safetensors", "none.safetensors"):
        with pytest.raises(DamagedIndex, match="hãy cài lại chương trình"):
            load_network(tmp_path / name)


def test_of_a_long_sentence_the_part_that_answers_is_believed_most(assistant: Assistant) -> None:
    library = assistant.library()
    question = understand("Riêng năm 2022 các xã báo cáo trước ngày nào?", library.corpus)
    unit = next(u for u in ranked_units(library, question, Relevance(library, question), search_question(library, question, 14)) if "Tổ dân vận thu gom" in library.document(u.document).cut(u.start, u.end))
    text = library.document(unit.document).text
    at = text.index(";", unit.start) + 1
    asked = understand("Vỏ thuốc có được đốt tại ruộng không?", library.corpus)
    shares = ranked_parts(library, asked, Relevance(library, asked), unit, [(unit.start, at), (at + 1, unit.end)], "")
    assert sum(shares) == pytest.approx(1.0) and shares[1] > shares[0]


def test_a_sentence_is_read_for_what_it_holds() -> None:
    holds = traits("a) Trưởng thôn không thu tiền; mỗi tháng 02 lần báo cáo Ủy ban nhân dân xã qua Văn phòng trước ngày 05/6.")
    assert (holds.negated, holds.timed, holds.reporting, holds.channel, holds.has_body, holds.row) == (True, True, True, True, True, False)


@pytest.mark.parametrize(("question", "said"), [
    ("Chợ phiên do ai phụ trách, mở lại tháng mấy?", ("Hội Phụ nữ xã", "tháng 9")),
    ("Báo cáo năm 2022 của các xã ở Yên Bái nộp trước ngày nào?", ("25/11/2022",)),
    ("Các xã ở Yên Bái gửi báo cáo qua phòng nào?", ("Phòng Dân tộc, Tôn giáo và các hội",)),
    ("Công an huyện ở Yên Bái báo cáo trước ngày nào, gửi cho ai?", ("08/10", "Công an tỉnh")),
    ("Ai ký kế hoạch năm 2022 của Yên Bái?", ("Vàng A Sinh",)),
])
def test_what_stands_beside_the_sentence_is_told_as_well(assistant: Assistant, question: str, said: tuple[str, ...]) -> None:
    answer = assistant.ask(question)
    assert all(words in answer.answer for words in said), answer.answer


def test_a_fine_that_the_plan_does_not_set_is_refused(assistant: Assistant) -> None:
    assert assistant.ask("Yên Bái phạt bao nhiêu tiền khi đốt vỏ thuốc?").abstained


def test_an_exception_keeps_a_claim_from_being_confirmed(assistant: Assistant) -> None:
    answer = assistant.ask("Năm 2022 các xã ở Yên Bái nộp báo cáo năm trước 03/11 đúng không?").answer
    assert "25/11/2022" in answer and not answer.startswith("Đúng")


def test_who_carries_out_a_part_is_told_from_where_the_text_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("Yên Bái giao ai tham mưu các nhiệm vụ tại mục I?")
    assert "Phòng Nội vụ huyện" in answer.answer


def test_nothing_behind_the_last_line_is_taken_for_an_exception() -> None:
    from assistant.write.beside_duty import _end_of_next

    assert [_end_of_next("a\nbc\nd", at) for at in (0, 2, 5)] == [4, 6, 6]
