"""What a question says of kind, bearer, period and recipient, held against a duty's own slots."""

import re
from functools import lru_cache

from assistant.gate.tokens import plain_body
from assistant.question import Question
from index.records import Duty
from vietnamese.bodies import find_all_bodies
from vietnamese.glossary import expand_abbreviations
from vietnamese.text import bare_form, match_form

_LEVELS = {
    "sở": r"so(?! (?:may|bao|nao|hieu|ky|lieu|luong|\d))|department|departments|ban, nganh", "huyện ủy": r"huyen uy|district party committees?", "huyện": r"huyen(?! uy)|(?<!co )quan(?! (?:ly|he|tam|trong|diem))|thi xa|districts?(?! party)|thanh pho thuoc tinh", "xã": r"xa|phuong|thi tran|commune|communes|ward|wards",
    "thôn": r"thon|ban lang|to dan pho|khoi pho|village", "đảng ủy": r"dang uy|(?<!district )(?<!provincial )party committees?", "đơn vị sự nghiệp": r"don vi su nghiep|service unit|service units|public unit", "chi bộ": r"chi bo",
}
_ACCENTED = {
    "sở": r"sở|ban,? ngành", "huyện ủy": r"huyện ủy|thị ủy|quận ủy", "huyện": r"huyện(?! ủy)|quận(?! ủy)|thị xã|thành phố thuộc tỉnh", "xã": r"(?<!thị )xã(?! hội)|phường|thị trấn", "thôn": r"thôn|bản làng|tổ dân phố|khối phố",
    "đảng ủy": r"đảng ủy", "đơn vị sự nghiệp": r"đơn vị sự nghiệp", "chi bộ": r"chi bộ",
}
_IN_BEARER = {
    "huyện ủy": r"huyện ủy|thị ủy|quận ủy", "sở": r"(?<!\w)sở(?!\w)|ban,? ngành", "huyện": r"huyện|quận|thị xã|thành phố", "xã": r"(?<!thị )xã|phường|thị trấn", "thôn": r"thôn|bản|khối", "đảng ủy": r"đảng ủy", "đơn vị sự nghiệp": r"đơn vị sự nghiệp", "chi bộ": r"chi bộ",
}
_PERIODS = {
    "year": (r"(?:hang|hằng|ca|cuoi|moi|bao cao|tong ket)\s+nam|nam\s+\d{4}|mot nam|annual|annually|yearly|year-end|every year|each year|nam", r"(?<!đầu )(?<!giữa )năm"),
    "half": (r"giua nam|6 thang|06 thang|sau thang|nua nam|six month|six-month|half-year|half year|every six months", r"(?:6|06|sáu) tháng"),
    "quarter": (r"hang quy|moi quy|bao cao quy|quy\s+[ivx\d]|quarter|quarterly|theo quy|cuoi quy", r"quý"),
    "month": (r"hang thang|moi thang|bao cao thang|monthly|every month|each month", r"(?:hằng|hàng|mỗi) tháng|^tháng"),
    "week": (r"hang tuan|moi tuan|weekly", r"tuần"),
}

_KIND_WORDS = {
    "register": r"dang ky|regist\w+",
    "raise_difficulties": r"vuong|kho khan|thao go|phan anh|keu|gap kho|truc trac|dieu chinh|sua doi|difficult\w*|obstacles?|problems?|trouble with|hoi y kien|xin y kien|kien nghi",
    "synthesise": r"pulls?|gathers?|collects?|tong hop|gom (?:so lieu|bao cao|y kien|ket qua|lai|xong|ve)|tap hop|trinh ai|doc cuoi|compiles?|final reader|(?<!ghep )(?<!gop )chung|sau do|xong thi|xong bao cao",
    "notify": r"danh sach|so lieu|ho so|gop y|y kien|lich|list|file|data|comment|phieu|du thao|ke hoach cua minh|thong bao",
    "report": r"bao cao|bc|report|nop|ket qua",
}

SENT_TO = re.compile(r"(?<!\w)(?:gui|nop|bao cao|phan anh|ve|cho|len|toi|send|sent to|report to|submitted to)\s+(?:ve\s+|cho\s+|len\s+|thang\s+|den\s+|toi\s+)?$")


def wanted_kinds(question: Question) -> set[str]:
    """Kinds of duty whose words stand in the question."""
    folded = bare_form(question.text)
    return {k for k, p in _KIND_WORDS.items() if re.search(rf"(?<!\w)(?:{p})(?!\w)", folded)}


def bodies_addressed(question: Question) -> tuple[str, ...]:
    """Bodies to which, as the question has it, something is sent, in `bare_form`; they are not the ones that must send."""
    return tuple(name for name, addressed in _bodies(question.text, question.bare) if addressed)


@lru_cache(maxsize=256)
def _bodies(typed: str, bare: bool) -> tuple[tuple[str, bool], ...]:
    """Bodies that a question names, in `bare_form`, and whether something is sent to them; asked again for every duty."""
    text = expand_abbreviations(typed)
    folded = bare_form(text)
    return tuple((bare_form(plain_body(name)), SENT_TO.search(folded[:start]) is not None) for start, _, name in find_all_bodies(text, bare=bare))


def bodies_bearing(question: Question) -> tuple[str, ...]:
    """Bodies that the question names and to which it sends nothing, in `bare_form`: it is they who report."""
    addressed = bodies_addressed(question)
    return tuple(name for name, _ in _bodies(question.text, question.bare) if name not in addressed and len(name.split()) > 1)


def borne_by(question: Question, duty: Duty) -> bool:
    """Whether a body that the question names as reporting is one of the duty's bearers."""
    named = bodies_bearing(question)
    return bool(named) and any(n in bare_form(plain_body(b.text)) for b in duty.bearers for n in named)


def levels_said(question: Question) -> tuple[str, ...]:
    """Levels of bodies of which the question speaks: sở, huyện, xã, thôn …"""
    if question.language == "vi":
        spelled = match_form(question.spelled)
        return tuple(level for level, words in _ACCENTED.items() if re.search(rf"(?<!\w)(?:{words})(?!\w)", spelled))
    folded = bare_form(question.spelled)
    return tuple(level for level, words in _LEVELS.items() if re.search(rf"(?<!\w)(?:{words})(?!\w)", folded))


def of_level(names: str, levels: tuple[str, ...]) -> bool:
    """Whether one of the bodies named is of one of the levels."""
    return any(re.search(_IN_BEARER[level], names) for level in levels)


_ANYBODY = re.compile(r"(?<!\w)(?:cấp ủy|địa phương|(?:cơ quan|tổ chức), (?:tổ chức, )?đơn vị|các đơn vị)(?!\w)(?! cấp)")


def anybody(duty: Duty) -> bool:
    """Whether the duty's bearers leave no body out: "các cơ quan, đơn vị, địa phương"."""
    return _ANYBODY.search(" ".join(b.text for b in duty.bearers).lower()) is not None


def bearer_fit(question: Question, duty: Duty) -> float:
    """How well the duty's bearers are those of whom the question speaks, by their level."""
    named = " ".join(b.text for b in duty.bearers).lower()
    said = levels_said(question)
    if not said or not named:
        return 0.0
    if of_level(named, said):
        return 0.45
    return 0.0 if _ANYBODY.search(named) else -0.4  # "các cơ quan, đơn vị, địa phương" leaves no level out


_WHICH = re.compile(r"(?<!\w)(?P<way>cho|ve|len|toi|den|gui|qua|thong qua)\s+(?P<kind>phong|so|van phong|bo|doan|thanh tra|mat tran)\s+nao(?!\w)")


def recipient_fit(question: Question, duty: Duty) -> float:
    """How well the duty's recipients are the bodies to which the question sends it; a level alone ("lên tỉnh") tells nothing."""
    kind = _WHICH.search(bare_form(question.spelled))
    if kind and duty.recipients:
        there = [r.text for r in duty.recipients] if kind["way"] != "qua" else [duty.via.text] if duty.via else []
        return 0.3 if any(bare_form(t).startswith(kind["kind"]) for t in there) else -0.2
    wanted = [b for b in bodies_addressed(question) if len(b.split()) > 2]
    if not wanted or not duty.recipients:
        return 0.0
    named = [bare_form(plain_body(r.text)) for r in (*duty.recipients, *duty.final_reader)] + ([bare_form(plain_body(duty.via.text))] if duty.via else [])
    return 0.4 if any(w == n for w in wanted for n in named) else -0.25


def periods_said(question: Question) -> set[str]:
    """Periods of which the question speaks: week, month, quarter, half, year."""
    folded = bare_form(question.spelled)
    said = {p for p, (words, _) in _PERIODS.items() if re.search(rf"(?<!\w)(?:{words})(?!\w)", folded)}
    if said & {"half", "quarter", "month"} and not re.search(r"(?:bao cao|ca|hang|cuoi)\s+nam|(?:thang|quy)\W+(?:(?:va|voi|hay|cung)\s+)?nam(?!\s+\d)|annual|yearly", folded):
        said.discard("year")
    if re.search(r"(?<!\d )(?<!sau )(?<!\w)thang\s*,\s*(?:6|sau|quy)", folded):
        said.add("month")
    return said


def periods_of(duty: Duty) -> set[str]:
    """Periods that frequency and deadline of a duty print."""
    printed = f"{duty.frequency.text if duty.frequency else ''} {duty.deadline.text if duty.deadline else ''}".lower()
    return {p for p, (_, words) in _PERIODS.items() if re.search(words, printed)}


ASKED_WHETHER = 0.1


def period_fit(question: Question, duty: Duty) -> float:
    """How well the duty's period is the one asked about."""
    said, has = periods_said(question), periods_of(duty)
    if not said or not has:
        return 0.0
    if said & has:
        return 0.35
    return ASKED_WHETHER if "yes_no" in question.asks else -0.3  # "có báo cáo quý không" is answered by the duty that says when instead
