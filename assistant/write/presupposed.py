"""What a question takes for granted before it asks: "Since Sở Nội vụ leads …, which decision …?"."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answers import Written
from assistant.gate.tokens import plain_body
from assistant.library import Library
from assistant.question import Question
from assistant.rank.asked import asked_of
from assistant.rank.traits import traits
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.understand import understand
from assistant.wordings import wording
from assistant.write.extract import unit_drafts
from vietnamese.text import bare_form

_PREMISE = re.compile(r"(?:(?:since|because|given that|as|vì|do|bởi vì|đã|vi|boi vi)\s+(?P<said>[^,?]{12,160}),\s|(?P<first>[^?]{15,200}?),\s+(?:vậy|vay|thế|so)\s)", re.IGNORECASE)
_LEADS = re.compile(r"(?<!\w)(?:chu tri|phu trach|dung dau|lam dau moi|giao|lead\w*|in charge|responsible|chair\w*|run|runs)(?!\w)")
SURE = 0.7  # belief in the sentence on the premise from which on it corrects it


def premise_corrected(library: Library, question: Question, written: Written, ranking: Callable[[Question], list[Unit]]) -> Written:
    """The answer after a correction, where the sentence on what is taken for granted names another body in charge than the question does."""
    match = _PREMISE.match(question.text)
    said = (match["said"] or match["first"]) if match else ""
    if not said or not _LEADS.search(bare_form(said)) or len(question.documents) != 1 or written.drafts and written.drafts[0].basis == "correction":
        return written
    claim = understand(said, library.corpus)
    claim = replace(claim, documents=question.documents, language=question.language, bare=question.bare)
    relevance = Relevance(library, claim)
    named, units = asked_of(claim, relevance).bodies, ranking(claim)
    if not named or not units or units[0].share < SURE:
        return written
    opening = bare_form(plain_body(" ".join(traits(library.document(units[0].document).cut(units[0].start, units[0].end)).opening)))
    if not opening or any(n in opening or opening in n for n in named):
        return written
    draft = unit_drafts(library, claim, relevance, [units[0]])[0]
    text = wording("en" if question.english else "vi", "frame", "correction", text=f"{draft.text[:1].lower()}{draft.text[1:]}")
    others = tuple(d for d in written.drafts if d.evidence != draft.evidence)
    return replace(written, drafts=(replace(draft, text=text, basis="correction", allowed=(question.text,)), *others), refusal=None)
