"""Rules that a question keeps or is dropped for; none is ever repaired. Each gives True where the rule is broken."""

import re
from collections.abc import Callable

from assistant.quiz.model import BLANK, ESSAY, FOUR_OPTIONS, MATCHING, SHORT_ANSWER, TRUE_FALSE, Question
from assistant.quiz.values import ORDERED, read_day, same_value, sort_key, word_set
from vietnamese.numbers import find_numbers
from vietnamese.text import match_form

LONGEST_STEM = 460
CLEARLY_LONGER = 1.25
TELLING = 3
SPREAD = 2.4
_ALL_ABOVE = re.compile(r"tất cả (?:các )?(?:đáp án|phương án|ý)|(?:cả|tất cả) (?:ba|bốn|[abcd],)|không có (?:đáp án|phương án)|đều (?:đúng|sai)", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:không|chưa|ngoại trừ)(?!\w)")


def broken_rule(question: Question) -> str | None:
    """The first rule the question breaks, by its name in the wordings; None for a sound question."""
    return next((name for name, broken in RULES.items() if broken(question)), None)


def one_key(question: Question) -> bool:
    """Exactly one option is the key and no two options say the same."""
    if question.kind == TRUE_FALSE:
        return question.options.count(str(question.key)) != 1 or len(question.options) != 2
    if question.kind not in (FOUR_OPTIONS, MATCHING):
        return False
    options = question.options
    pairs = [(a, b) for i, a in enumerate(options) for b in options[i + 1 :]]
    twins = any(same_value(question.value_kind, a, b) for a, b in pairs)
    if question.kind == MATCHING:
        return twins or sorted(options) != sorted(pair[1] for pair in question.key) or len({match_form(x) for x in question.left}) != len(question.left)
    return twins or len(options) != 4 or sum(same_value(question.value_kind, o, str(question.key)) for o in options) != 1


def key_in_quote(question: Question) -> bool:
    """The key, or the true value behind a statement, stands in the quoted source."""
    quote = match_form(question.source.quote)
    if question.kind == MATCHING:
        return any(not isinstance(pair, list) or match_form(pair[1]) not in quote for pair in question.key)
    if question.kind == ESSAY or not question.answer:
        return not question.source.quote.strip()
    return match_form(question.answer) not in quote


def distractor_true(question: Question) -> bool:
    """A distractor that is also true of the source, or stands in the quote without being meant to."""
    if question.kind != FOUR_OPTIONS:
        return False
    quote = match_form(question.source.quote)
    wrong = [o for o in question.options if o != question.key]
    return any(any(same_value(question.value_kind, o, s) for s in question.same) or (o not in question.allowed and match_form(o) in quote) for o in wrong)


def one_kind(question: Question) -> bool:
    """Options are not all of the kind of the key."""
    if question.kind != FOUR_OPTIONS:
        return False
    kind = question.value_kind
    if kind == "date":
        days = [read_day(o) for o in question.options]
        return any(d is None for d in days) or len({d.spelt for d in days if d}) != 1
    if kind in ORDERED:
        return any(sort_key(kind, o) is None for o in question.options)
    numbered = [bool(find_numbers(o)) for o in question.options]
    return any(numbered) if kind == "body" else not all(numbered) if kind in ("number", "name") else False


def length(question: Question) -> bool:
    """The key is clearly the longest, or options differ too much in length."""
    if question.kind != FOUR_OPTIONS:
        return False
    sizes = [len(o) for o in question.options]
    others = [len(o) for o in question.options if o != question.key]
    return len(str(question.key)) > max(others) * CLEARLY_LONGER + 1 or max(sizes) > min(sizes) * SPREAD + 6


def all_above(question: Question) -> bool:
    """An option of the "all of the above" kind."""
    return any(_ALL_ABOVE.search(o) for o in question.options)


def negation(question: Question) -> bool:
    """A negative in small letters in what is asked; the name of the document does not count."""
    if question.kind in (SHORT_ANSWER, ESSAY):
        return False
    return bool(_NOT.search(question.stem.replace(question.label, "")))


def names_document(question: Question) -> bool:
    """The stem does not name the document and its date."""
    return question.label not in question.stem


def sorted_numbers(question: Question) -> bool:
    """Numbers and dates out of order."""
    if question.kind != FOUR_OPTIONS or question.value_kind not in ORDERED:
        return False
    keys = [sort_key(question.value_kind, o) or 0.0 for o in question.options]
    return keys != sorted(keys)


def leak(question: Question) -> bool:
    """The stem holds the key, or far more of its words than of any distractor's."""
    if question.kind not in (FOUR_OPTIONS, BLANK):
        return False
    stem = match_form(question.stem.replace(question.label, ""))
    if match_form(str(question.key)) in stem:
        return True
    if question.kind == BLANK:
        return False
    words = word_set(question.stem)
    shared = len(word_set(str(question.key)) & words)
    return shared >= TELLING + max(len(word_set(o) & words) for o in question.options if o != question.key)


def too_long(question: Question) -> bool:
    """The stem is longer than a reader takes in."""
    return len(question.prompt) > LONGEST_STEM


def broken_quote(question: Question) -> bool:
    """A quotation mark that is opened and not closed."""
    return any(text.count("“") != text.count("”") for text in (question.stem, *question.options, *question.left))


RULES: dict[str, Callable[[Question], bool]] = {
    "one_key": one_key,
    "key_in_quote": key_in_quote,
    "distractor_true": distractor_true,
    "one_kind": one_kind,
    "length": length,
    "all_above": all_above,
    "negation": negation,
    "names_document": names_document,
    "sorted": sorted_numbers,
    "leak": leak,
    "too_long": too_long,
    "broken_quote": broken_quote,
}
