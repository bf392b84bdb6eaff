"""A paper: questions chosen by a seed, spread over kinds, documents and topics, none telling another's key."""

import random
from collections import Counter
from collections.abc import Callable, Iterator

from assistant.quiz.balance import Balance
from assistant.quiz.candidates import Candidate, candidates
from assistant.quiz.kinds.common import Material
from assistant.quiz.model import BLANK, ESSAY, FOUR_OPTIONS, KINDS, MATCHING, SHORT_ANSWER, TRUE_FALSE, Dropped, Paper, Question, Request
from assistant.quiz.overlap import Held
from assistant.quiz.words import word

Progress = Callable[[str, int, int], None]
# Kinds with the fewest candidates choose first.
_ORDER = (MATCHING, ESSAY, SHORT_ANSWER, BLANK, TRUE_FALSE, FOUR_OPTIONS)


def build_paper(material: Material, request: Request, progress: Progress | None = None, *, without: tuple[Question, ...] = (), banned: frozenset[str] = frozenset()) -> Paper:
    """The paper that a request and its seed give; the same on every run over the same index.

    Args:
        material: Facts of the index.
        request: What is asked for.
        progress: Called with a word, questions done, questions asked.
        without: Questions the paper is to stand beside; nothing in it repeats them or gives them away.
        banned: Ids that are not taken.
    """
    kinds = [k for k in _ORDER if not request.kinds or k in request.kinds]
    rng = random.Random(request.seed)
    balance, held, dropped = Balance(rng), Held(), Counter(_refused(material, request))
    for question in without:
        held.add(question)
        balance.add(question)
    streams = {k: candidates(material, request, k, balance, random.Random(f"{request.seed} {k}")) for k in kinds}
    taken: list[Question] = []
    wanted = _quotas(request.count, kinds)
    while streams and len(taken) < request.count:
        # A matching question needs several untouched facts, so these go before all others.
        for kind in [MATCHING] if wanted.get(MATCHING, 0) > 0 and MATCHING in streams else list(streams):
            if wanted[kind] <= 0:
                continue
            question = _next(streams[kind], held, dropped, banned)
            if question is None:
                del streams[kind]
                continue
            taken.append(question)
            held.add(question)
            balance.add(question)
            wanted[kind] -= 1
            if progress:
                progress("", len(taken), request.count)
        if not any(wanted[k] > 0 for k in streams):
            wanted |= _quotas(request.count - len(taken), list(streams))
    reasons = tuple(Dropped(word("reasons", name), n) for name, n in sorted(dropped.items(), key=lambda d: (-d[1], d[0])))
    return Paper(_ordered(taken, rng), reasons, request.count, _shortfall(len(taken), request.count, reasons))


def _next(stream: Iterator[Candidate], held: Held, dropped: Counter[str], banned: frozenset[str]) -> Question | None:
    """The next candidate that fits; what does not is counted."""
    for candidate in stream:
        if isinstance(candidate, str):
            dropped[candidate] += 1
            continue
        if candidate.id in banned:
            continue
        conflict = held.conflict(candidate)
        if conflict is None:
            return candidate
        dropped[conflict] += 1
    return None


def _quotas(count: int, kinds: list[str]) -> dict[str, int]:
    """An even share for each kind; what is over goes to the kinds that trainers use most."""
    if not kinds:
        return {}
    each, over = divmod(max(count, 0), len(kinds))
    preferred = sorted(kinds, key=KINDS.index)
    return {k: each + (preferred.index(k) < over) for k in kinds}


def _refused(material: Material, request: Request) -> dict[str, int]:
    return dict(material.refused(request.documents)) if not request.topics or {"references", "clauses"} & set(request.topics) else {}


def _ordered(questions: list[Question], rng: random.Random) -> tuple[Question, ...]:
    """Kind by kind, shuffled within each."""
    shuffled = list(questions)
    rng.shuffle(shuffled)
    return tuple(sorted(shuffled, key=lambda q: KINDS.index(q.kind)))


def _shortfall(have: int, asked: int, reasons: tuple[Dropped, ...]) -> str:
    if have >= asked:
        return ""
    if not reasons:
        return word("paper", "short_none", have=have, asked=asked)
    return word("paper", "short", have=have, asked=asked, reasons="; ".join(f"{d.reason}: {d.count}" for d in reasons))
