"""The verdict on one sentence: exact, folded, misattributed or not_found."""

import re

from assistant.gate.evidence import Basis
from assistant.gate.roles import roles_agree
from assistant.gate.tokens import Token, Typed, typed
from vietnamese.text import fold_spaces, match_form

EXACT, FOLDED, MISATTRIBUTED, NOT_FOUND = "exact", "folded", "misattributed", "not_found"
SHOWN = (EXACT, FOLDED)
_FRAME_NEGATIONS = ("nêu", "đúng", "có trong", "phải", "thấy", "tìm thấy", "ghi", "viện dẫn", "đặt", "giống", "state", "correct", "held", "include")


def verdict(sentence: str, basis: Basis, kind: str = "document") -> tuple[str, str]:
    """State of a sentence against its basis, and what failed.

    Args:
        sentence: the sentence as it would be shown, without marks.
        basis: its quotes and what else may carry its tokens.
        kind: document, correction, silence or note (design of the gate).
    """
    words = typed(fold_spaces(sentence))
    if kind == "silence":
        loose = [t for t in words.tokens if t.kind in ("time", "percentage", "number", "document number", "province", "person") and not _told(t, basis)]
        return (FOLDED, "") if not loose else (NOT_FOUND, f"silence with {loose[0].kind}")
    if kind == "document" and _stands_whole(sentence, basis):
        exact = any(sentence.rstrip(" .;") in q for q in basis.quotes)
        return _roles(sentence, basis, EXACT if exact else FOLDED)
    unsaid = unquoted(sentence, basis)
    if unsaid:
        return NOT_FOUND, f"{unsaid!r} is not in the quotes"
    for token in words.tokens:
        if not _stands(token, basis, words.text):
            return NOT_FOUND, f"{token.kind} {words.text[token.start : token.end]!r}"
    wrong = _negations(words, basis, kind) or _told_twice(words, basis)
    if wrong:
        return NOT_FOUND, wrong
    if kind in ("correction", "note"):
        return FOLDED, ""
    return _roles(sentence, basis, FOLDED)


def _stands_whole(sentence: str, basis: Basis) -> bool:
    """Whether a quote prints the sentence word by word, and does so without a name, a day or a "không" cut off at its ends."""
    words = match_form(sentence).strip(" .;")
    if not words or words not in basis.folded:
        return False
    for quote in basis.quotes:
        text = match_form(quote)
        tokens = typed(fold_spaces(quote)).tokens if len(typed(fold_spaces(quote)).text) == len(text) else ()
        start = text.find(words)
        while start >= 0:
            if not _cut_off(text, start, start + len(words), tokens):
                return True
            start = text.find(words, start + 1)
    return False


def _cut_off(text: str, start: int, end: int, tokens: tuple[Token, ...]) -> bool:
    inside = any(t.start < edge < t.end for t in tokens for edge in (start, end))
    return inside or text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or _NEGATED_BEFORE.search(text[max(0, start - 8) : start]) is not None


_NEGATED_BEFORE = re.compile(r"(?<!\w)(?:không|chưa|chẳng)\s+$")


def _roles(sentence: str, basis: Basis, state: str) -> tuple[str, str]:
    reason = roles_agree(sentence, basis)
    return (NOT_FOUND, reason) if reason else (state, "")


def _told(token: Token, basis: Basis) -> bool:
    return any(token.kind == t.kind and token.value == t.value for side in (*basis.told, *basis.quoted) for t in side.tokens)


def unquoted(sentence: str, basis: Basis) -> str:
    """The first stretch between quotation marks that the quotes do not print; "…" and ";" part stretches."""
    for words in _quotations(sentence):
        for stretch in re.split(r"…|;\s", words):
            folded = match_form(stretch).strip(" .,;:\"")
            if folded and folded not in basis.folded and not any(folded in match_form(f) for f in basis.facts):
                return stretch.strip()
    return ""


def _quotations(sentence: str) -> list[str]:
    """What stands between outer quotation marks; a quotation inside another belongs to it."""
    out: list[str] = []
    depth, start = 0, 0
    for i, letter in enumerate(sentence):
        if letter == "“":
            start = i + 1 if depth == 0 else start
            depth += 1
        elif letter == "”" and depth:
            depth -= 1
            if depth == 0:
                out.append(sentence[start:i])
    if depth:
        out.append(sentence[start:].rstrip("”. "))
    return out


_LISTED = re.compile(r"\s+(?:văn bản|documents?)(?!\w)")


def _stands(token: Token, basis: Basis, text: str) -> bool:
    if token.kind == "number" and _LISTED.match(text[token.end :]) and basis.counts:
        return token.value[0] in basis.counts
    if token.kind == "province":
        return any(t.value == token.value for side in (*basis.quoted, *basis.told) for t in side.of("province"))
    if token.kind == "body":
        return _body_stands(token, basis)
    sides = (*basis.quoted, *basis.told)
    if token.kind == "time":
        return any(_same_time(token, t) for side in sides for t in side.of("time"))
    if token.kind == "number" and token.value[0] in basis.counts:
        return True
    if token.kind in ("number", "percentage"):
        return any(token.value == t.value and token.role in ("", t.role) for side in sides for t in side.of(token.kind))
    if token.kind == "person":
        return any(str(token.value) in match_form(side.text) for side in sides)
    return any(token.value == t.value for side in sides for t in side.of(token.kind))


def _told_twice(words: Typed, basis: Basis) -> str:
    """A counted list names one province twice, and with it leaves out another that is cited."""
    named = [str(t.value) for t in words.of("province")]
    count = next((t.value[0] for t in words.of("number") if _LISTED.match(words.text[t.end :])), 0)
    cited = {t.value for side in basis.told for t in side.of("province")}
    return f"{named[0]!r} is counted twice" if count and len(named) > len(set(named)) and len(cited) >= float(str(count)) else ""


def _same_time(token: Token, other: Token) -> bool:
    if token.role and other.role and token.role != other.role:
        return False
    if token.role and not other.role and token.role in ("before", "after", "by") and token.value[0] in ("day", "date", "monthday"):
        return False
    return token.value == other.value or _same_period(token.value, other.value)


def _same_period(a: object, b: object) -> bool:
    """ "Định kỳ 1 năm", "định kỳ 12 tháng" and "every year" are one recurrence."""
    pairs = {(("months", 12), ("years", 1)), (("every", "year"), ("years", 1))}
    return (a, b) in pairs or (b, a) in pairs


def _body_stands(token: Token, basis: Basis) -> bool:
    form = str(token.value)
    same = [t for side in basis.quoted for t in side.of("body") if t.value == form]
    if token.role == "via":
        return any(t.role == "via" for t in same) or not same and re.search(rf"(?:qua|thông qua)\s+{re.escape(form)}(?!\w)", basis.written_out) is not None
    if same and all(t.role == "via" for t in same) and not any(t.value == form for side in basis.told for t in side.of("body")):
        return False
    return basis.has_body(form)


def _negations(words: Typed, basis: Basis, kind: str) -> str:
    """A negation of the sentence stands in the quotes, and one of the quotes is not dropped."""
    frames = tuple(f for f in _FRAME_NEGATIONS if f != "phải") if kind == "document" else _FRAME_NEGATIONS
    said = [n for n in words.negations if not n.startswith(frames)]
    quoted = [n for side in (*basis.quoted, *basis.told) for n in side.negations]
    for negated in said:
        if not any(q.split()[0] == negated.split()[0] for q in quoted):
            return f"negation of {negated!r}"
    if kind == "correction":
        return ""
    folded = f" {match_form(words.text)} "
    for q in quoted:
        positive = re.search(rf"(?<!không )(?<!chưa )(?<!\w){re.escape(q)}(?!\w)", folded)
        if positive and len(q.split()) > 1 and not any(n == q for n in words.negations) and not _affirmed(q, basis):
            return f"dropped negation before {q!r}"
    return ""


def _affirmed(words: str, basis: Basis) -> bool:
    """Whether the quotes also say the words without a negation."""
    return any(not re.search(r"(?:không|chưa|chẳng)\s+$", basis.folded[max(0, m.start() - 8) : m.start()]) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", basis.folded))
