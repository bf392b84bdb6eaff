"""evidence@n: the share of the evidence within the first n characters of the ranking, so that longer passages win nothing."""

from evals.items import Evidence, Item
from evals.matching import covers
from evals.metrics.metric import Metric, Score, has_evidence
from evals.metrics.ranking import SHARE
from evals.replies import Found, Row


def first_characters(found: tuple[Found, ...], budget: int) -> list[tuple[str, str]]:
    """Document and text of the passages within the budget, the last one cut."""
    out = []
    for passage in found:
        text = passage.text[:budget]
        if not text:
            break
        out.append((passage.document, text))
        budget -= len(text)
    return out


def metric(budget: int) -> Metric:
    """evidence@n for one budget."""

    def score(item: Item, row: Row) -> Score:
        shown = first_characters(row.found, budget)
        missed = [e for e in item.evidence if not _shown(e, shown)]
        why = "; ".join(f"not within {budget} characters: {e.document} {e.section} {e.quote[:80]}" for e in missed)
        return Score(1 - len(missed) / len(item.evidence), why)

    return Metric(f"evidence@{budget}", f"share of the evidence within the first {budget:,} characters", has_evidence, score, needs_answer=False)


def _shown(evidence: Evidence, shown: list[tuple[str, str]]) -> bool:
    texts = [text for document, text in shown if document == evidence.document]
    return any(covers(w, [*texts, " ".join(texts)], SHARE) for w in evidence.wordings)
