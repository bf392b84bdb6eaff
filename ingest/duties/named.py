"""Bodies as duties name them: those of the language, and the roles that only a clause of work names.

"thư ký Đoàn", "bộ phận tổ chức cán bộ", "đồng chí Trưởng Ban" bear or receive duties, but are no bodies elsewhere.
"""

import re
from functools import lru_cache

from ingest.duties.patterns import language
from vietnamese.bodies import BodyMention
from vietnamese.bodies import body_at as plain_body_at

_GLUE = re.compile(r"\s*(?:[,;]\s*(?:và\s+|đồng\s+(?:thời\s+)?gửi\s+(?:cho\s+|về\s+)?)?|\s+(?:và|hoặc|cùng)\s+(?:gửi\s+(?:cho\s+|về\s+|đến\s+)?)?)")
_DANGLING = re.compile(r"\s+(?:và|hoặc|cùng)$")
_TWO = re.compile(r"\s+(?:và|hoặc)\s+(?=(?:cơ quan|doanh nghiệp|đơn vị|địa phương|các|những)\s)")
# How units of the police are called: "PV05".
_CODE = re.compile(r"P[A-Z]\d{2}(?!\w)")
_NO_BODY = re.compile(r"Vụ\s+(?:việc|án)(?!\w)")
_MANY = re.compile(r"(?:(?:các|những|mỗi|từng)\s|cơ quan|đơn vị|địa phương)", re.IGNORECASE)
_TITLE = re.compile(r"(?:các\s+)?đồng chí\s+(?=[A-ZĐ])", re.IGNORECASE)
_GROUP = re.compile(r"(?:các|những|cơ quan|thành viên|đơn vị)\s")


def body_at(text: str, at: int, end: int | None = None, *, small: bool = True) -> BodyMention | None:
    """The body or role whose name begins at `at`, with the words that narrow it ("được giám sát", "có liên quan")."""
    end = len(text) if end is None else end
    while at < end and text[at].isspace():
        at += 1
    if _NO_BODY.match(text, at, end):
        return None
    found = _role_at(text, at, end) or plain_body_at(_unbroken(text), at, end, small=small)
    if found is None:
        return None
    found = BodyMention(found.start, found.end, text[found.start : found.end])
    ender = language().name_end.search(found.text)
    words = _DANGLING.sub("", found.text[: ender.start()] if ender and ender.start() else found.text)
    parted = _TWO.search(words)
    stop = found.start + (parted.start() if parted else len(words))
    narrowing = language().narrowing_group if _MANY.match(words) else language().narrowing
    narrowed = narrowing.match(text, stop, end) if not parted else None
    stop = narrowed.end() if narrowed else stop
    return BodyMention(found.start, stop, text[found.start : stop])


def body_list(text: str, at: int, end: int | None = None, *, small: bool = True) -> tuple[list[BodyMention], int]:
    """Bodies joined by commas, "và", "đồng gửi" from `at` on, and where the list ends."""
    end = len(text) if end is None else end
    found: list[BodyMention] = []
    first = body_at(text, at, end, small=small)
    while first:
        found.append(first)
        glue = _GLUE.match(text, first.end, end)
        if not glue:
            break
        joined = re.search(r"và|hoặc|cùng|gửi", glue.group())
        first = body_at(text, glue.end(), end, small=small and ";" not in glue.group() or bool(joined) and _GROUP.match(text, glue.end()) is not None)
    return found, found[-1].end if found else at


@lru_cache(maxsize=8)
def _unbroken(text: str) -> str:
    """The text, of one length, in which the second word of a compound is no word that ends a name: "bầu cử" as "bầu xx"."""
    return language().compound.sub(lambda m: re.sub(r"(?<=\s)\S+|^giao", lambda word: "x" * len(word.group()), m.group()), text)


def _role_at(text: str, at: int, end: int) -> BodyMention | None:
    if at and text[at - 1].isalnum():
        return None
    code = _CODE.match(text, at, end)
    if code:
        return BodyMention(at, code.end(), code.group())
    title = _TITLE.match(text, at, end)
    if title:
        named = plain_body_at(text, title.end(), end, small=False)
        return BodyMention(at, named.end, text[at : named.end]) if named else None
    role = language().role.match(text, at, end)
    return BodyMention(at, role.end(), role.group()) if role else None
