"""Evidence for a new question: sentences of the documents that may answer it, and the item made of those a person chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.corpus import Plan
from evals.items import Evidence, Item
from vietnamese.sentences import clauses
from vietnamese.text import bare_form, has_accents
from vietnamese.tokens import syllables

Passages = Iterable[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A quote that may be evidence."""

    document: str
    section: str
    quote: str
    score: float


def propose(question: str, passages: Passages, plans: Mapping[str, Plan], most: int = 8) -> list[Proposal]:
    """Clauses of the found passages that share most with the question.

    Args:
        question: as typed.
        passages: document, start and end, best first.
        plans: the documents by id.
        most: how many.
    """
    wanted = set(_words(question))
    out: dict[tuple[str, str], Proposal] = {}
    for rank, (document, start, end) in enumerate(passages, 1):
        plan = plans[document]
        text = plan.document.text
        for a, b in clauses(text, start, end):
            quote = text[a:b].rstrip(" ;.")
            shared = len(wanted & set(_words(quote))) / (len(wanted) or 1)
            if len(quote.split()) >= 4:
                out.setdefault((document, quote), Proposal(document, section_of(plan, a), quote, shared + 1 / (rank + 1)))
    return sorted(out.values(), key=lambda p: (-p.score, p.document, p.quote))[:most]


def section_of(plan: Plan, offset: int) -> str:
    """Path of the innermost section that holds the offset; "" outside the printed outline."""
    holding = [s for s in plan.sections if s.start <= offset < s.end]
    return min(holding, key=lambda s: s.end - s.start).path if holding else ""


def next_id(items: Sequence[Item], letter: str = "c") -> str:
    """The next free id."""
    numbers = [int(i.id.rpartition("-")[2]) for i in items if i.id.startswith(f"{letter}-") and i.id.rpartition("-")[2].isdigit()]
    return f"{letter}-{max(numbers, default=0) + 1:03d}"


def language_of(question: str) -> str:
    """"vi" with accents, else "en" when its little words are English, else "vi-nodiac"."""
    if has_accents(question):
        english = {"the", "which", "what", "who", "when", "how", "does"}
        return "en" if english & set(question.lower().split()) else "vi"
    english = {"the", "which", "what", "who", "when", "how", "does", "is", "are", "of", "must"}
    return "en" if len(english & set(question.lower().split())) >= 2 else "vi-nodiac"


def new_item(item_id: str, question: str, kind: str, chosen: Sequence[Proposal], ask: Callable[[str], str]) -> Item:
    """An item of the chosen evidence; `ask` gets the model answer and the facts from the person."""
    answer = ask("model answer")
    required = tuple(tuple(v.strip() for v in line.split("|") if v.strip()) for line in ask("required facts, parted by ;, variants by |").split(";") if line.strip())
    forbidden = tuple(f.strip() for f in ask("forbidden facts, parted by ;").split(";") if f.strip())
    documents = tuple(dict.fromkeys(p.document for p in chosen))
    evidence = tuple(Evidence(p.document, p.section, p.quote) for p in chosen)
    return Item(item_id, question, language_of(question), kind, documents, bool(chosen), evidence, answer, required, forbidden)


def _words(text: str) -> list[str]:
    return [w for w in syllables(bare_form(text)) if len(w) > 1]
