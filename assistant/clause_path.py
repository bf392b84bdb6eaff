"""A clause named in a question: "điểm b khoản 2 mục III", "Điều 5", "mục III.2.c", "section III.8(c)", "phần II mục 4"."""

import re

_UNITS = [
    ("chapter", r"(?:chương|chuong|chapter)"),
    ("article", r"(?:điều|dieu|article)"),
    ("part", r"(?:phần|phan|part)"),
    ("section", r"(?:mục|muc|section|tiểu mục|tieu muc)"),
    ("clause", r"(?:khoản|khoan|clause|paragraph|item|ý|số)"),
    ("point", r"(?:điểm|diem|point|(?<!official )letter|gạch đầu dòng|gach dau dong|dash)"),
]
_VALUE = r"(?P<v>(?:[IVX]+|\d+(?:\.\d+)*|[a-zđA-Z])(?:\s?[.(]\s?(?:[IVX]+|\d+|[a-zđ])\)?)*)(?![\w/])"
_PATTERNS = [(name, re.compile(rf"(?<!\w){unit}\s+(?:số\s+|so\s+|thứ\s+)?{_VALUE}", re.IGNORECASE)) for name, unit in _UNITS]
_ROMAN = re.compile(r"^[IVX]+$", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w/])(?P<v>[IVX]+(?:\.\d+)+(?:\.[a-zđ])?|[IVX]+\.[a-zđ])(?![\w/])")


def clause_paths(question: str) -> tuple[tuple[str, ...], ...]:
    """Candidate outline paths, most likely first: ("III", "2", "b"); empty when the question names no clause."""
    found: dict[str, str] = {}
    order: list[tuple[int, str]] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(question):
            if name not in found and not _is_word(question, match):
                found[name] = match.group("v")
                order.append((match.start(), name))
    if not found:
        bare = _BARE.search(question)
        return (tuple(_split(bare.group("v"))),) if bare else ()
    steps: list[str] = []
    for name in ("chapter", "article", "part", "section", "clause", "point"):
        if name in found:
            steps += _article(found[name]) if name == "article" else [("Chương " if name == "chapter" else "") + found[name]]
    parts = [s for step in steps for s in ([step] if step.startswith(("Điều", "Chương")) else _split(step))]
    romans = [p for p in parts if _ROMAN.match(p) and p.upper() == p]
    if romans and parts[0] != romans[0] and not parts[0].startswith("Điều"):
        parts.remove(romans[0])
        parts.insert(0, romans[0])
    return (tuple(parts),)


def _article(value: str) -> list[str]:
    """"6(2)" is khoản 2 of Điều 6."""
    first, *rest = _split(value)
    return [f"Điều {first}", *rest]


def _split(value: str) -> list[str]:
    return [v for v in re.split(r"[\s.()]+", value) if v]


def _is_word(question: str, match: re.Match[str]) -> bool:
    """"số a", "ý c", "phần c…" inside ordinary words, and "điểm g" before a longer word, name no clause."""
    value = match.group("v")
    unit = match.group()[: -len(value)].strip().lower()
    if unit in ("ý", "số", "item") and not re.match(r"^[\dIVX]", value):
        return True
    return value.islower() and len(value) == 1 and unit in ("phần", "phan", "muc", "mục", "part", "chương") or unit == "số"
