"""Made-up duties and rows for the register's tests."""

from index.records import Cut, Deadline, Document, Duty
from assistant.register.rows import Row, row_of

KINDS = ("report", "register", "raise_difficulties", "notify", "synthesise", "inspect", "other")


def cut(words: str, at: int = 0) -> Cut:
    """Words with a place."""
    return Cut(words, at, at + len(words))


def day(words: str, relation: str = "before", kind: str = "recurring day", **value: str | int | list[str]) -> Deadline:
    """A deadline with its printed words."""
    return Deadline(words, 0, len(words), relation, kind, dict(value))


def duty(n: int = 0, **fields: object) -> Duty:
    """A report of department n to the provincial committee through Sở Nội vụ, every year before 15/12."""
    given: dict[str, object] = {
        "document": f"plan-{n % 200}", "section": "IV.1", "kind": KINDS[n % len(KINDS)], "modality": "order", "start": 0, "end": 40, "action": cut("báo cáo"),
        "bearers": (cut(f"Sở số {n % 700}"),), "recipients": (cut("Ủy ban nhân dân tỉnh"),), "via": cut("Sở Nội vụ"), "via_of": "Ủy ban nhân dân tỉnh",
        "deadline": day(f"trước ngày {n % 28 + 1:02d}/{n % 12 + 1:02d}"), "frequency": cut("hằng năm"), "matter": cut(f"kết quả việc {n}"),
    }
    return Duty(**(given | fields))  # type: ignore[arg-type]


def document(id: str = "plan-0", **fields: object) -> Document:
    """A plan of Hà Giang issued on 10 May 2021."""
    text = "Các sở báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/12 hằng năm."
    given: dict[str, object] = {"id": id, "path": f"{id}.txt", "sha256": "ab" * 32, "format": "text", "text": text, "title": cut(text), "province_name": "Hà Giang", "date_typed": "2021-05-10"}
    return Document(**(given | fields))  # type: ignore[arg-type]


def row(n: int = 0, **fields: object) -> Row:
    """A row of such a duty."""
    one = duty(n, **fields)
    return row_of(one, document(one.document), "Mục IV, khoản 1")
