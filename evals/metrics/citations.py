"""Citations as ALCE counts them (Gao et al. 2023), on quotes: recall over the gold evidence, precision over what is cited;
and the gate's own states."""

from evals.items import Item
from evals.matching import covers
from evals.metrics.metric import Metric, Score, answerable, has_evidence
from evals.replies import Row

SHOWN_STATES = ("exact", "folded")
_PART_OF_GOLD, _GOLD_OF_PART = 0.6, 0.5


def _recall(item: Item, row: Row) -> Score:
    assert row.reply is not None
    quotes = [(c.document, c.quote) for c in row.reply.citations]
    missed = []
    for evidence in item.evidence:
        own = [quote for document, quote in quotes if document == evidence.document]
        if not any(covers(wording, own, _PART_OF_GOLD) for wording in evidence.wordings):
            missed.append(f"{evidence.document} {evidence.section}".strip())
    return Score(1 - len(missed) / len(item.evidence), f"not cited: {'; '.join(missed)}" if missed else "")


def _precision(item: Item, row: Row) -> Score:
    assert row.reply is not None
    gold = [wording for evidence in item.evidence for wording in evidence.wordings]
    quotes = [c.quote for c in row.reply.citations if c.quote]
    if not quotes:
        return Score(None, "nothing cited")
    beside = [q for q in quotes if not any(covers(g, [q], _PART_OF_GOLD) or covers(q, [g], _GOLD_OF_PART) for g in gold)]
    return Score(1 - len(beside) / len(quotes), "; ".join(f"beside the gold: {q[:80]}" for q in beside))


def _gate(item: Item, row: Row) -> Score:
    assert row.reply is not None
    states = [s.state for s in row.reply.sentences]
    if not states:
        return Score(None, "no sentences")
    bad = [s.text[:80] for s in row.reply.sentences if s.state not in SHOWN_STATES]
    return Score(1 - len(bad) / len(states), "; ".join(f"shown though not supported: {t}" for t in bad))


def _quotes(item: Item, row: Row) -> Score:
    if not row.quotes_hold:
        return Score(None, "nothing cited")
    wrong = row.quotes_hold.count(False)
    return Score(1 - wrong / len(row.quotes_hold), f"{wrong} quotes are not the document's text" if wrong else "")


def _any(item: Item) -> bool:
    return True


RECALL = Metric("citation_recall", "share of the gold evidence that is cited", has_evidence, _recall)
PRECISION = Metric("citation_precision", "share of the citations that show gold evidence", answerable, _precision)
GATE = Metric("gate", "share of the shown sentences that the gate holds exact or folded", _any, _gate)
QUOTES = Metric("quotes", "share of the quotes that are the document's text, letter for letter", _any, _quotes)
