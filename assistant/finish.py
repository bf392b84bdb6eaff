"""From drafts to the answer: each draft through the gate, citations numbered in the order they are read."""

import re
from dataclasses import replace

from assistant.answers import Answer, Citation, Draft, Evidence, Note, Sentence, Written, duty_json
from assistant.gate.check import SHOWN, verdict
from assistant.gate.evidence import Basis, facts_of
from assistant.library import Library
from assistant.question import Question
from assistant.write.naming import LABEL_HEADING, headed_by, law_title
from assistant.wordings import wording
from index.cells import column_of
from index.records import Hit


def labels_of(library: Library, evidence: Evidence) -> tuple[str, ...]:
    """Labels and headings of the sections that hold the evidence, innermost first."""
    sections = [s for s in library.sections(evidence.document) if s.start <= evidence.start < s.end]
    return tuple(words for s in reversed(sections) for words in (s.label, s.heading) if words)


def basis_of(library: Library, draft: Draft) -> Basis:
    """What the gate may find the draft's tokens in."""
    quotes = tuple(library.document(e.document).cut(e.start, e.end) for e in draft.evidence)
    facts = tuple(f for e in dict.fromkeys(draft.evidence) for f in facts_of(library.document(e.document), labels_of(library, e)))
    return Basis(quotes, facts, draft.allowed, draft.counts)


class Finisher:
    """Builds one answer."""

    def __init__(self, library: Library, question: Question) -> None:
        self.library, self.question = library, question
        self.citations: list[Citation] = []
        self.sentences: list[Sentence] = []
        self.refused: list[tuple[str, str]] = []

    def finish(self, written: Written, hits: tuple[Hit, ...], *, id: str | None, notes: tuple[Draft, ...]) -> Answer:
        """The answer that the drafts give, or a refusal when none of them passes."""
        for draft in written.drafts:
            self._take(draft)
        question = self.question
        told = [s for s in self.sentences if s.basis != "silence"]
        reason, abstained = None, False
        if written.refusal or not self.sentences:
            abstained = True
            reason = written.refusal.text if written.refusal else wording("en" if question.english else "vi", "refusal", "unchecked")
            self.sentences, self.citations = [], []
        text = reason if abstained else "\n".join(self._shown(s) for s in self.sentences) if written.kind == "comparison" else " ".join(self._shown(s) for s in self.sentences)
        duties = tuple(duty_json(d, self.library.document(d.document), self.library.section(d.document, d.section)) for d in written.duties) if not abstained else ()
        shown_notes = tuple(Note(n.text, n.record, n.mark) for n in notes)
        nearest = self._nearest(hits) if abstained or not told else ()
        return Answer(id, question.text, question.language, written.kind, abstained, reason, text or "", tuple(self.sentences), tuple(self.citations), duties, shown_notes, nearest, (), tuple(f"{text} ({why})" for text, why in self.refused))

    def _take(self, draft: Draft) -> None:
        if draft.alone and not self.sentences:
            draft = replace(draft, text=draft.alone)
        state, why = verdict(draft.text, basis_of(self.library, draft), draft.basis)
        if state not in SHOWN or not draft.evidence:
            self.refused.append((draft.text, why or state))
            return
        if any(s.text == draft.text for s in self.sentences):
            return
        markers = tuple(dict.fromkeys(self._cite(e) for e in draft.evidence))
        self.sentences.append(Sentence(draft.text, draft.basis, markers, state))

    def _cite(self, evidence: Evidence) -> int:
        for citation in self.citations:
            if citation.document == evidence.document and citation.start <= evidence.start and evidence.end <= citation.end:
                return citation.marker
        self.citations.append(citation_of(self.library, evidence, len(self.citations) + 1))
        return len(self.citations)

    @staticmethod
    def _shown(sentence: Sentence) -> str:
        return f"{sentence.text} {' '.join(f'[{m}]' for m in sentence.citations)}"

    def _nearest(self, hits: tuple[Hit, ...]) -> tuple[Citation, ...]:
        return tuple(citation_of(self.library, Evidence(h.passage.document, h.passage.start, h.passage.end, h.passage.section), n) for n, h in enumerate(hits[:3], 1))


def citation_of(library: Library, evidence: Evidence, marker: int) -> Citation:
    """The citation of a stretch of text; its section names label and heading."""
    document = library.document(evidence.document)
    sections = [s for s in library.sections(evidence.document) if s.start <= evidence.start < s.end]
    label = sections[-1].label if sections else ""
    column = column_of(document.text, evidence.start, evidence.end)
    label = f"{label}, cột {column}" if column else label
    headed = headed_by(library, evidence.document, evidence.start)
    if headed:
        label = f"{label} – {' '.join(headed.heading.split())[:LABEL_HEADING]}"
    title = re.sub(r"\s+", " ", law_title(document))
    return Citation(marker, document.id, document.path, document.number.text if document.number else None, title, label, document.cut(evidence.start, evidence.end), evidence.start, evidence.end, document.page_of(evidence.start))
