"""Roles: who reports to whom, through whom. A sentence that exchanges them is not carried by its quote.

The sentence and the quotes are read by the same rules: a body said to receive must receive in a quote, one said to pass on must
pass on there, one said to bear the duty must not be its receiver.
"""

import re
from functools import lru_cache

from assistant.gate.evidence import Basis
from assistant.gate.tokens import plain_body, typed
from vietnamese.bodies import body_list
from vietnamese.dates import find_times
from vietnamese.sentences import sentences
from vietnamese.text import cased, fold_spaces, nfc

_TO = re.compile(cased(r"(?<!\w)(?:về|gửi|gửi về|gửi cho|cho|lên|tới|đến|trình|báo cáo|phản ánh|với|to|reports? to)\s+(?:với\s+|lên\s+|cho\s+|về\s+)?(?=[<U>])"), re.IGNORECASE)
_VIA = re.compile(cased(r"(?<!\w)(?:qua|thông qua|through)\s+(?=[<U>])"), re.IGNORECASE)
_ACT = re.compile(r"(?<!\w)(?:báo cáo|gửi|phản ánh|đăng ký|tổng hợp|trình|nộp|reports?|registers?|submits?|compiles?)(?!\w)", re.IGNORECASE)
_LEAD = re.compile(r"(?<!\w)(?P<verb>chủ trì|làm đầu mối|leads?)(?!\w)", re.IGNORECASE)
_WITH = re.compile(cased(r"(?<!\w)(?:phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)|with)\s+(?=[<U>])"), re.IGNORECASE)


@lru_cache(maxsize=4096)
def receivers(text: str) -> frozenset[str]:
    """Bodies to which, by the words of a text, something is sent or reported."""
    return _after(text, _TO)


@lru_cache(maxsize=4096)
def _helpers(text: str) -> frozenset[str]:
    return _after(text, _WITH)


def _after(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    out: set[str] = set()
    for match in pattern.finditer(text):
        found, end = body_list(text, match.end(), small=False)
        out |= {plain_body(b.text) for b in found}
        rest = re.compile(r"\s*\((?:qua|thông qua|through)\s[^)]*\)\s*(?:,|và|and|,?\s*đồng gửi)\s+").match(text, end)
        if rest:
            more, _ = body_list(text, rest.end(), small=False)
            out |= {plain_body(b.text) for b in more}
    return frozenset(out)


@lru_cache(maxsize=4096)
def _doers(text: str) -> frozenset[str]:
    """Bodies that stand before a verb of reporting, with nothing but adverbs between."""
    out: set[str] = set()
    for match in _ACT.finditer(text):
        before = text[: match.start()]
        named = re.search(cased(r"(?:^|[,;.:]\s+|(?:để|giao|đề nghị|và)\s+)(?P<body>[<U>][^,;.:()]{2,70}?)\s+(?:(?:có trách nhiệm|định kỳ|kịp thời|phải|chủ động|thường xuyên|hằng năm|hàng năm|must)\s+)*$"), before)
        if named:
            found, end = body_list(text, named.start("body"), match.start(), small=False)
            if not re.search(r"(?<!\w)(?:để|trước)(?!\w)", text[end : match.start()]):
                out |= {plain_body(b.text) for b in found}
    return frozenset(out)


def roles_agree(sentence: str, basis: Basis) -> str:
    """Empty when the roles of the sentence are those of its quotes; else what disagrees."""
    sentence = typed(fold_spaces(nfc(sentence))).text
    taking: set[str] = set()
    helpers: set[str] = set()
    doers: set[str] = set()
    for quote in basis.quotes:
        taking |= receivers(quote)
        helpers |= _helpers(quote)
        doers |= _doers(quote)
    for body in receivers(sentence):
        if taking and body not in taking and body in doers | helpers:
            return f"{body!r} does not receive in the quote"
    for body in _doers(sentence):
        if body in taking and body not in doers and not _also_doer(body, basis):
            return f"{body!r} receives in the quote"
    for body in _helpers(sentence):
        if helpers and body not in helpers:
            return f"{body!r} does not support in the quote"
    for pairs in (_channels, _drafters):
        shown = frozenset().union(*(pairs(q) for q in basis.quotes))
        for pair in pairs(sentence):
            if pair not in shown and any(pair[1] in p for p in shown):
                return f"{pair[0]!r} and {pair[1]!r} stand otherwise in the quote"
    if _exchanged_days(sentence, basis):
        return "a day stands with another period in the quote"
    lead = _LEAD.search(sentence)
    if lead:
        led = {b for b in _doers_of_lead(sentence)}
        if any(b in helpers and b not in {x for q in basis.quotes for x in _doers_of_lead(q)} for b in led):
            return "lead and support exchanged"
    return ""


_PERIODS, _DAYS = ("every", "months", "quarter"), ("day", "date", "monthday")


def _exchanged_days(sentence: str, basis: Basis) -> bool:
    """Whether the sentence gives a period the day that the quotes give to another: "6 tháng (trước 20/5), hằng năm (trước 20/11)"."""
    shown = frozenset().union(*(_dated_periods(q) for q in basis.quotes))
    for period, day in _dated_periods(sentence) - shown:
        others = {p for p, d in shown if d == day}
        if others and any(p == period for p, _ in shown):
            return True
    return False


@lru_cache(maxsize=4096)
def _dated_periods(text: str) -> frozenset[tuple[object, object]]:
    """Pairs (period, day): a day belongs to the period right behind it, else to the last one before it in its sentence."""
    out: set[tuple[object, object]] = set()
    for start, end in sentences(text):
        times = [t for t in find_times(text[start:end]) if t.kind in _PERIODS + _DAYS]
        last = None
        for i, time in enumerate(times):
            if time.kind in _PERIODS:
                last = time.value
                continue
            behind = times[i + 1] if i + 1 < len(times) else None
            close = behind is not None and behind.kind in _PERIODS and text[start + time.end : start + behind.start].strip() == ""
            owner = behind.value if close and behind else last
            if owner is not None:
                out.add((owner, time.value))
    return frozenset(out)


@lru_cache(maxsize=4096)
def _channels(text: str) -> frozenset[tuple[str, str]]:
    """Pairs (body, channel) where "(qua X)" stands right behind a body."""
    return _pairs(text, re.compile(r"\s*[,(]?\s*\(?(?:qua|thông qua|through)\s+", re.IGNORECASE))


@lru_cache(maxsize=4096)
def _drafters(text: str) -> frozenset[tuple[str, str]]:
    """Pairs (drafter, decider) around "tham mưu"."""
    return _pairs(text, re.compile(r"\s+tham mưu\s+(?:cho\s+|giúp\s+)?", re.IGNORECASE))


def _pairs(text: str, between: re.Pattern[str]) -> frozenset[tuple[str, str]]:
    bodies = [t for t in typed(text).of("body")]
    return frozenset((str(a.value), str(b.value)) for a, b in zip(bodies, bodies[1:]) if between.fullmatch(typed(text).text[a.end : b.start]) or between.fullmatch(_without_gloss(typed(text).text[a.end : b.start])))


def _without_gloss(gap: str) -> str:
    """The words between two names without an English gloss in brackets."""
    return re.sub(r"^\s*\([A-Z][^()]*\)", "", gap)


def _also_doer(body: str, basis: Basis) -> bool:
    """ "gửi X để tổng hợp, báo cáo Y", "gửi X trước ngày … để tổng hợp": X compiles and reports too; no other body stands between."""
    compiles = re.compile(rf"{re.escape(body)}(?P<between>[^.;]{{0,90}}?)(?:để\s+)?(?:tổng hợp|theo dõi)(?:,|\s+và|\s+để)?\s+(?:báo cáo|trình|tham mưu)")
    return any(not typed(m["between"]).of("body") for line in basis.written_out.split("\n") for m in compiles.finditer(line))


@lru_cache(maxsize=4096)
def _doers_of_lead(text: str) -> frozenset[str]:
    out: set[str] = set()
    for match in _LEAD.finditer(text):
        named = re.search(cased(r"(?:^|[,;.:]\s+|(?:[Gg]iao|[Đđ]ề nghị)\s+|ở [^,;.:]{2,40},\s+)(?P<body>[<U>][^;.:()]{2,90}?)\s*$"), text[: match.start()])
        if named:
            found, _ = body_list(text, named.start("body"), match.start(), small=False)
            out |= {plain_body(b.text) for b in found}
    return frozenset(out)
