"""A small paper written by hand, one question of each kind, with every character that formats must escape."""

from assistant.quiz.model import BLANK, ESSAY, FOUR_OPTIONS, MATCHING, SHORT_ANSWER, TRUE_FALSE, Paper, Question, Source

PLAN = "Kế hoạch A (năm 2024)"
QUOTE = "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ {x} = 1 ~ # : \\ <b>&\nKết luận số 43-KL/TW ngày 07/01/2019"


def question(kind: str, stem: str, key: object, options: tuple[str, ...] = (), **more: object) -> Question:
    """A question of the small paper."""
    source = Source("ke-hoach-a", "ke-hoach-a.txt", 10, 10 + len(QUOTE), QUOTE, "Mục I, khoản 1")
    return Question(f"{kind}-0000000001", kind, "nhận biết", "references", stem, options, key, source, PLAN, **more)  # type: ignore[arg-type]


def small_paper() -> Paper:
    """One question of each kind."""
    return Paper(
        (
            question(FOUR_OPTIONS, f"Theo {PLAN}, Chỉ thị số 33/CT-TTg được ban hành ngày nào?", "26/11/2021", ("02/9/2021", "11/11/2021", "26/11/2021", "24/12/2021"), value_kind="date", ordered=True, answer="26/11/2021"),
            question(TRUE_FALSE, f"Theo {PLAN}, {{x}} = 1 ~ # : \\ <b>& đúng.", "Đúng", ("Đúng", "Sai"), answer="Thủ tướng Chính phủ"),
            question(BLANK, f"Theo {PLAN}, Kết luận số 43-KL/TW được ban hành ngày ……", "07/01/2019", answer="07/01/2019"),
            question(MATCHING, f"Ghép văn bản với ngày, theo {PLAN}. (1) Chỉ thị số 33/CT-TTg; (2) Kết luận số 43-KL/TW; (3) X = Y.", [["Chỉ thị số 33/CT-TTg", "26/11/2021"], ["Kết luận số 43-KL/TW", "07/01/2019"], ["X = Y", "{x}"]],
                     ("07/01/2019", "26/11/2021", "{x}"), left=("Chỉ thị số 33/CT-TTg", "Kết luận số 43-KL/TW", "X = Y")),
            question(SHORT_ANSWER, f"Theo {PLAN}, ai ban hành Chỉ thị số 33/CT-TTg?", "Thủ tướng Chính phủ", answer="Thủ tướng Chính phủ"),
            question(ESSAY, f"Trình bày nội dung của {PLAN}.", ["“Ý một” (Mục I): 6 điểm", "Đề xuất: 4 điểm"]),
        ),
        (),
        6,
    )
