"""The part of a long sentence that answers: the clauses believed most, within a limit of words."""

import re

from assistant.library import Library
from assistant.rank.asked import listing_asked
from assistant.rank.ranker import ranked_parts
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.write.listing import headings_above
from index.records import Document
from vietnamese.sentences import clauses

MOST_WORDS = 80
LISTED_WORDS = 120  # where all of several things are asked for
WHOLE = 0.05  # belief that the end of a clause is worth: a list broken off at a comma tells half
WORD_COST = 0.001  # belief that a word more must bring


def focus(library: Library, document: Document, unit: Unit, relevance: Relevance) -> tuple[int, int]:
    """The part of a long sentence that answers: the run of clauses, within the word limit, that is believed most."""
    text = document.text
    listed = listing_asked(relevance.question)
    most, cost = (LISTED_WORDS, 0.0) if listed else (LISTED_WORDS, WORD_COST) if "content" in relevance.question.asks else (MOST_WORDS, WORD_COST)
    if len(text[unit.start : unit.end].split()) <= most:
        return (_alone(document, unit, relevance) if relevance.question.asks & {"how_many", "yes_no"} and not listed else None) or (unit.start, unit.end)
    parts = _pieces(text, unit.start, unit.end)
    shares = ranked_parts(library, relevance.question, relevance, unit, parts, headings_above(library, unit.document, unit.section))
    lengths = [len(text[a:b].split()) for a, b in parts]
    closed = {b for _, b in clauses(text, unit.start, unit.end)}
    best, chosen = -1.0, parts[0]
    for i in range(len(parts)):
        for j in range(i, len(parts)):
            words = sum(lengths[i : j + 1])
            if words > most and j > i:
                break
            worth = sum(shares[i : j + 1]) - cost * words + WHOLE * (parts[j][1] in closed)
            if worth > best:
                best, chosen = worth, (parts[i][0], parts[j][1])
    return _whole_clauses(text, unit, *chosen, most)


def _whole_clauses(text: str, unit: Unit, start: int, end: int, most: int) -> tuple[int, int]:
    """The same up to where its first and its last clause begin and end, if that is not too long: a list parted at its commas belongs together."""
    around = [(a, b) for a, b in clauses(text, unit.start, unit.end) if a < end and start < b]
    first, last = around[0][0], around[-1][1]
    if len(text[first:last].split()) <= most:
        return first, last
    for _, b in _pieces(text, around[-1][0], last):
        if b > end and len(text[start:b].split()) <= most:
            end = b
    return start, end


def _alone(document: Document, unit: Unit, relevance: Relevance) -> tuple[int, int] | None:
    """The one clause of a list that holds all the question's words that the list holds; its neighbours speak of other cases."""
    parts = clauses(document.text, unit.start, unit.end)
    if len(parts) < 3:
        return None
    whole = relevance.coverage(document.text[unit.start : unit.end])
    held = [p for p in parts if relevance.coverage(document.text[p[0] : p[1]]) >= 0.999 * whole > 0]
    return held[0] if len(held) == 1 and held[0] != parts[0] else None


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Clauses, the longest of them parted at commas before a verb or a document."""
    out = []
    for a, b in clauses(text, start, end):
        if len(text[a:b].split()) <= MOST_WORDS:
            out.append((a, b))
            continue
        at = a
        for match in re.finditer(r",\s+(?!(?:ngày|năm|của|về)\s)(?=\w)", text[a:b]):
            if len(text[at : a + match.start()].split()) >= 12:
                out.append((at, a + match.start()))
                at = a + match.end()
        out.append((at, b))
    return out
