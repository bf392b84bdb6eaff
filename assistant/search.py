"""From a question to passages: the retrieval that `ask` uses."""

from assistant.library import Library
from assistant.question import Question
from index.records import Hit, Reference
from index.search import Query, as_hits, fused_scores
from index.words import Term
from vietnamese.tokens import pairs, syllables
from vietnamese.text import bare_form, fold_accents

_STOP = frozenset(("thì là mà và hay của cho các những một này kia đó được bị có không với tại từ để về ra vào trong theo như khi nếu do bởi vì nên cũng đã đang sẽ phải cần mấy cái việc chuyện người ai gì nào "
                   "em anh chị mình tôi xin ơi à ạ nhé nhỉ vậy thế rồi đi lên xuống the a an of in on to and or for by with from is are was were do does did must should s which what who when where how its their it they them this that under up out any").split())


def search_question(library: Library, question: Question, top: int) -> tuple[Hit, ...]:
    """The best passages; a comparison gives every document its own share."""
    documents = question.documents or None
    targets = [(d,) for d in documents] if documents and len(documents) > 1 else [documents]
    if question.everywhere and not documents and question.kind == "comparison":
        targets = [(d.id,) for d in library.documents]
    rankings = [_ranking(library, question, target) for target in targets]
    merged = _round_robin(rankings) if len(rankings) > 1 else rankings[0]
    return as_hits(library.index, merged[:top])


def _ranking(library: Library, question: Question, documents: tuple[str, ...] | None) -> list[tuple[int, float]]:
    query = Query(tuple(query_terms(library, question)), _meaning(question), question.bare, documents, _boosts(library, question, documents))
    scores = fused_scores(library.index, query)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _round_robin(rankings: list[list[tuple[int, float]]]) -> list[tuple[int, float]]:
    out = []
    for row in range(max(map(len, rankings), default=0)):
        out += sorted((r[row] for r in rankings if row < len(r)), key=lambda item: (-item[1], item[0]))
    return [(i, len(out) - n + s / 10) for n, (i, s) in enumerate(out)]


def query_terms(library: Library, question: Question) -> list[Term]:
    """Weighted search terms: the question's own words, official wordings for them, document numbers."""
    terms: dict[str, float] = {}

    def add(words: list[str], single: float, double: float) -> None:
        for word in words:
            if word not in _STOP and word not in _BARE_STOP_SET(question):
                terms[word] = max(terms.get(word, 0.0), single)
        for pair in pairs(words):
            a, b = pair.split("_", 1)
            if a not in _STOP or b not in _STOP:
                terms[pair] = max(terms.get(pair, 0.0), double)

    if not question.english:
        add(syllables(question.content), 1.0, 1.3)
    for phrase in question.terms:
        add(syllables(phrase), 0.6 if question.english else 0.35, 1.3 if question.english else 0.7)
    for key in number_keys(library, question):
        terms[key] = 4.0
    if question.bare:
        folded: dict[str, float] = {}
        for text, weight in terms.items():
            bare = fold_accents(text)
            folded[bare] = max(folded.get(bare, 0.0), weight)
        terms = folded
    return [Term(t, w) for t, w in terms.items()]


def _BARE_STOP_SET(question: Question) -> frozenset[str]:
    return _BARE_STOP if question.bare else frozenset()


_BARE_STOP = frozenset(fold_accents(w) for w in _STOP) - {"dan", "so", "van", "bao", "cao", "ban"}


def number_keys(library: Library, question: Question) -> list[str]:
    """Folded numbers of the documents that the question names, in full or by serial."""
    keys = [n.key for n in question.numbers]
    for spoken in question.spoken:
        keys += sorted({bare_or_key(r) for r in library.spoken(spoken)})
    return list(dict.fromkeys(keys))


def bare_or_key(reference: Reference) -> str:
    """The term under which a reference's number is indexed."""
    from vietnamese.numbers import number_key

    return number_key(reference.number or "")


def _meaning(question: Question) -> str:
    if question.english:
        return ", ".join(question.terms)
    return f"{question.content} {' '.join(question.terms)}"


def _boosts(library: Library, question: Question, documents: tuple[str, ...] | None) -> dict[int, float]:
    """What the records know: the clause that is named, the components a document fact stands in, duties for reporting."""
    boosts: dict[int, float] = {}
    ids = documents or tuple(d.id for d in library.documents)
    if question.clause:
        for document in ids:
            for path in matching_sections(library, document, question.clause):
                for p in library.passages(document):
                    if p.section == path or p.section.startswith(path + "."):
                        boosts[p.id] = boosts.get(p.id, 0.0) + (1.5 if p.section == path else 1.2)
    if question.kind in ("document_fact",) or question.asks & {"signatory", "recipients", "number", "issued"}:
        wanted = {"signature"} if "signatory" in question.asks else {"recipients"} if "recipients" in question.asks else {"title"}
        for document in ids:
            for p in library.passages(document):
                if p.kind in wanted:
                    boosts[p.id] = boosts.get(p.id, 0.0) + 0.8
    if question.kind in ("reporting", "comparison"):
        for duty in library.duties(ids):
            for p in library.passages(duty.document):
                if p.start < duty.end and duty.start < p.end:
                    boosts[p.id] = max(boosts.get(p.id, 0.0), 0.25)
    return boosts


def matching_sections(library: Library, document: str, clause: tuple[tuple[str, ...], ...]) -> list[str]:
    """Paths of the document that the clause named may be: exact first, then those that end with it."""
    for candidate in clause:
        wanted = ".".join(candidate).lower()
        paths = [s.path for s in library.sections(document)]
        exact = [p for p in paths if p.lower() == wanted]
        if exact:
            return exact
        ends = [p for p in paths if p.lower().endswith("." + wanted)]
        if len(ends) == 1:
            return ends
    return []


def folded(text: str) -> str:
    """The text without accents, for comparing with a question typed so."""
    return bare_form(text)
