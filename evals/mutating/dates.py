"""Other dates: a day, month or year one off, a digit more or less, day and month exchanged."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from vietnamese.dates import TimeMention, find_times


def dates(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """Every printed day or month, changed in each way that gives a date the quotes do not hold."""
    known = {t.value for t in find_times(shown)}
    for mention in find_times(text):
        if mention.kind not in ("date", "day", "month", "monthday"):
            continue
        for other in other_dates(text[mention.start : mention.end]):
            changed = find_times(other)
            if len(changed) == 1 and changed[0].value not in known | {mention.value} and not _known_day(changed[0], known):
                yield text[: mention.start] + other + text[mention.end :]


def other_dates(printed: str) -> Iterator[str]:
    """Each number of a printed date one up, one down, with a digit more or less in front; day and month exchanged."""
    spots = [m.span() for m in re.finditer(r"\d+", printed)]
    for start, end in spots:
        number = int(printed[start:end])
        others = [str(n).zfill(end - start) for n in (number + 1, number - 1) if n > 0]
        for other in (*others, f"1{number}" if number < 10 else printed[start + 1 : end]):
            yield printed[:start] + other + printed[end:]
    if len(spots) >= 2:
        (a, b), (c, d) = spots[:2]
        yield printed[:a] + printed[c:d] + printed[b:c] + printed[a:b] + printed[d:]


def _known_day(mention: TimeMention, known: set[tuple[int | str, ...]]) -> bool:
    """A day without year is no lie where its date stands: "15/12" of "15/12/2022"."""
    return mention.kind == "day" and any(v[0] == "date" and v[2:] == mention.value[1:] for v in known)
