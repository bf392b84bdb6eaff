"""When two stretches of text say the same: whole words, folded as the product folds them, and shared runs of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from vietnamese.text import bare_form, match_form

Fold = Callable[[str], str]
_RUN = 4

match_form_of = lru_cache(maxsize=8192)(match_form)
bare_form_of = lru_cache(maxsize=8192)(bare_form)


def fold_for(language: str) -> Fold:
    """Facts of Vietnamese items compare with their accents; those of the others without."""
    return match_form_of if language == "vi" else bare_form_of


def stands_in(text: str, phrase: str, fold: Fold = match_form_of) -> bool:
    """Whether the phrase stands in the text as whole words: "5 tháng 6" not inside "15 tháng 6"."""
    return re.search(rf"(?<!\w){re.escape(fold(phrase))}(?!\w)", fold(text)) is not None


def covers(gold: str, texts: Iterable[str], share: float = 0.6) -> bool:
    """Whether one of the texts shows the gold quote.

    It does when it holds the quote, is a part of it of at least `share` of its length, or shares that part of its runs
    of four words.
    """
    wanted = match_form_of(gold)
    runs = _runs(wanted)
    for text in texts:
        shown = match_form_of(text)
        if not shown:
            continue
        if wanted in shown or (shown in wanted and len(shown) >= share * len(wanted)):
            return True
        if runs and len(runs & _runs(shown)) >= share * len(runs):
            return True
    return False


@lru_cache(maxsize=8192)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.split()
    return frozenset(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))
