"""The assistant as programs use it: ask, search, check, over the published index."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.answers import Answer, Draft, Evidence
from assistant.finish import Finisher, basis_of
from assistant.followup import Before, Reading, read
from assistant.conversation.accents import with_accents
from assistant.gate.check import MISATTRIBUTED, NOT_FOUND, SHOWN, verdict
from assistant.library import Library
from assistant.notes import notes_for
from assistant.question import Question
from assistant.reader import Reader
from assistant.search import search_question
from assistant.trace import trace_of
from assistant.understand import understand
from assistant.write.compose import compose, verbatim
from index.errors import BadInput
from index.reader import Index, IndexFolder
from index.records import Document, Hit
from vietnamese.text import fold_spaces, nfc

LONGEST_QUESTION = 2000
STEPS = ("understand", "search", "write", "check")


class Assistant:
    """Answers from one index folder; a new build is picked up by itself. Safe to use from several threads."""

    def __init__(self, index_folder: Path | str) -> None:
        self._folder = IndexFolder(Path(index_folder))
        self._lock = threading.Lock()
        self._library: Library | None = None

    def index(self) -> Index:
        """The published build."""
        return self._folder.current()

    def library(self) -> Library:
        """The published build as answers see it."""
        index = self.index()
        with self._lock:
            if self._library is None or self._library.index is not index:
                self._library = Library(index)
            return self._library

    def documents(self) -> tuple[Document, ...]:
        """All documents, by id."""
        return self.library().documents

    @property
    def folder(self) -> Path:
        """The index folder."""
        return self._folder.folder

    def ask(self, question: str, *, document: str | None = None, province: str | None = None, writer: str = "extractive", id: str | None = None,
            before: Sequence[Before] = (), reader: Reader | None = None, watch: Callable[[str], None] | None = None) -> Answer:
        """The checked answer to a question.

        Args:
            question: as typed.
            document: answers from this document alone.
            province: answers from this province's documents alone.
            writer: who writes the sentences.
            id: carried into the answer.
            before: earlier turns of the conversation, oldest first; a question that leans on them is read in full.
            reader: the reader's own body and province of today, for questions that name neither.
            watch: called with the name of each of STEPS as it begins.

        Raises:
            BadInput: the question is empty or too long, the writer is not configured, or the reader's province is unknown.
            UnknownDocument: no document has this id.
        """
        started = time.perf_counter()
        if writer != "extractive":
            raise BadInput("no chat model is configured; leave out --writer chat")
        told = watch or _unwatched
        told("understand")
        library = self.library()
        reading = self._reading(library, question, document, province, before, reader)
        understood = understand(reading.text, library.corpus, document=document or reading.document, province=province)
        told("search")
        hits = search_question(library, understood, 14)
        answer = self._answered(library, understood, hits, id, told)
        typed = fold_spaces(nfc(question))
        shown = reading.text if reading.text != typed else None
        if shown and understood.bare:
            shown = with_accents(shown) or shown
        return replace(answer, question=typed, understood_as=shown, milliseconds=(time.perf_counter() - started) * 1000)

    def _answered(self, library: Library, understood: Question, hits: tuple[Hit, ...], id: str | None, told: Callable[[str], None]) -> Answer:
        """The best sentences that pass the gate; where composed ones do not, the best clauses word for word."""
        told("write")
        written = compose(library, understood, hits)
        notes = notes_for(library, understood, written)
        told("check")
        finisher = Finisher(library, understood)
        answer, refused = finisher.finish(written, hits, id=id, notes=notes), finisher.refused
        if answer.abstained and written.drafts:
            finisher = Finisher(library, understood)
            answer = finisher.finish(verbatim(library, understood, hits), hits, id=id, notes=notes)
            refused = [*refused, *finisher.refused]
        return replace(answer, trace=trace_of(library, understood, hits, answer, tuple(refused)))

    def search(self, question: str, *, top: int = 10, document: str | None = None, province: str | None = None) -> tuple[Hit, ...]:
        """The passages that `ask` would answer from, best first."""
        library = self.library()
        reading = self._reading(library, question, document, province, (), None)
        return search_question(library, understand(reading.text, library.corpus, document=document, province=province), top)

    def check(self, text: str, citations: Sequence[dict[str, Any]]) -> str:
        """State of a sentence against the citations given: exact, folded, misattributed or not_found."""
        library = self.library()
        evidence = tuple(Evidence(c["document"], int(c["start"]), int(c["end"])) for c in citations)
        for e in evidence:
            size = len(library.document(e.document).text)
            if not 0 <= e.start < e.end <= size:
                raise BadInput(f"citation {e.start}-{e.end} lies outside {e.document} (0-{size})")
        counts = (len({e.document for e in evidence}), len(evidence))
        state, _ = verdict(text, basis_of(library, Draft(text, evidence, counts=counts)))
        if state in SHOWN:
            return state
        return MISATTRIBUTED if self._elsewhere(library, text, evidence) else NOT_FOUND

    def _elsewhere(self, library: Library, text: str, evidence: tuple[Evidence, ...]) -> bool:
        """Whether the sentence stands in another place: of the cited documents, or of the corpus."""
        ids = dict.fromkeys([*(e.document for e in evidence), *(d.id for d in library.documents)])
        for name in list(ids)[:12]:
            whole = Draft(text, (Evidence(name, 0, len(library.document(name).text)),))
            if verdict(text, basis_of(library, whole))[0] in SHOWN:
                return True
        return False

    def _reading(self, library: Library, question: str, document: str | None, province: str | None, before: Sequence[Before], reader: Reader | None) -> Reading:
        """The question as it is to be answered, once it and what restricts it are known to be usable."""
        if not question or not question.strip():
            raise BadInput("the question is empty; type a question")
        if len(question) > LONGEST_QUESTION:
            raise BadInput(f"the question has {len(question)} characters; at most {LONGEST_QUESTION} are read")
        if document is not None:
            library.document(document)
        if province is not None and not library.corpus.of_province(province):
            known = ", ".join(sorted({d.province_name for d in library.documents if d.province_name}))
            raise BadInput(f"no document of the province {province!r}; held: {known}")
        return read(question, before, library.corpus, reader, restricted=document is not None or province is not None)


def _unwatched(step: str) -> None:
    """Nobody looks on."""


def hits_json(id: str | None, question: str, hits: Sequence[Hit], assistant: Assistant) -> dict[str, Any]:
    """The object that `search --json` prints."""
    library = assistant.library()
    results = []
    for hit in hits:
        p = hit.passage
        section = library.section(p.document, p.section)
        results.append({"rank": hit.rank, "score": hit.score, "document": p.document, "path": library.document(p.document).path, "section": section.label if section else "",
                        "start": p.start, "end": p.end, "text": hit.text, "page": p.page})
    return {"id": id, "query": question, "results": results}
