"""Sentences on cited documents: which documents a plan cites and what it says of them, which plans cite a document."""

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.answers import Draft, Refusal, Written
from assistant.library import Library
from assistant.question import Question
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.search import number_keys
from assistant.wordings import wording
from assistant.write.reference_ranking import evidence_of, narrowed_references, ranked_references, types_apart
from assistant.write.naming import document_name, joined, place, reference_words
from index.records import Document, Reference
from vietnamese.numbers import number_key
from vietnamese.dates import iso
from vietnamese.text import bare_form, match_form

PLURAL = re.compile(r"(?<!\w)(?:nhung|luat gi|van ban gi|cac|liet ke|ke ra|may van ban|list|which documents|which laws|which two|laws|documents|directives|decisions|resolutions|letters)(?!\w)")


def references_meant(library: Library, question: Question) -> dict[str, tuple[Reference, ...]]:
    """References to the numbers the question names, by folded number."""
    out: dict[str, tuple[Reference, ...]] = {}
    for key in number_keys(library, question):
        held = {d.id for d in library.documents if d.number and number_key(d.number.text) == key}
        found = (*library.citing(key), *(r for r in library.references() if r.target in held and number_key(r.number or "") != key))
        if found:
            out[key] = found
    if not out:
        out = _by_name(library, question)
    return out


_LAW_NAME = re.compile(r"(?P<law>(?:Luật|Bộ luật|Pháp lệnh)\s.+?)(?=\s+(?:số|năm|ngày)\s|\s+\d|,|$)")


def _by_name(library: Library, question: Question) -> dict[str, tuple[Reference, ...]]:
    """Documents named without a number: "Luật Tiếp công dân", "Quy chế 456"."""
    folded = f" {bare_form(question.text)} {' , '.join(bare_form(t) for t in question.terms if question.english)} "
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in library.references():
        law = _LAW_NAME.match(reference.name)
        names = [law.group("law"), reference.alias] if law else [reference.name, reference.alias] if reference.number is None else [reference.alias]
        for name in names:
            if name and len(name.split()) >= 2 and re.search(rf"(?<!\w){re.escape(bare_form(name))}(?!\w)", folded):
                found[match_form(name)].append(reference)
    # The longest name decides; where plans are asked for, so does each other name that is no part of it.
    chosen: dict[str, tuple[Reference, ...]] = {}
    for name in sorted(found, key=len, reverse=True):
        if not chosen or question.kind == "citing" and not any(bare_form(name) in bare_form(c) for c in chosen):
            chosen[name] = tuple(found[name])
    return chosen


def said_name(question: Question, refs: tuple[Reference, ...]) -> str | None:
    """The alias of a cited document: the one that the question says, else the first one declared."""
    aliases = [r.alias for r in refs if r.alias]
    folded = bare_form(question.text)
    return next((a for a in aliases if bare_form(a) in folded), aliases[0] if aliases else None)


def citing_answer(library: Library, question: Question) -> Written | None:
    """Which documents cite what the question names, by number or by topic."""
    language = "en" if question.english else "vi"
    meant = references_meant(library, question)
    merged = narrowed(question, tuple(r for refs in meant.values() for r in refs))
    meant = {k: kept for k, refs in meant.items() if (kept := tuple(r for r in refs if r in merged))}
    if not meant and (question.numbers or question.spoken):
        name = question.numbers[0].printed if question.numbers else f"{question.spoken[0].type} {question.spoken[0].serial}"
        return Written("citing", refusal=Refusal("not_cited", wording(language, "refusal", "not_cited", name=name)))
    if not meant:
        best = ranked_references(library, question, Relevance(library, question), tuple(d.id for d in library.documents))
        if not best or best[0][0] < 0.35:
            return None
        key = number_key(best[0][1].number or best[0][1].name)
        meant = {key: tuple(r for r in library.references() if number_key(r.number or r.name) == key)}
    drafts = []
    for refs in meant.values():
        drafts += _citing_drafts(library, question, refs)
    return Written("citing", tuple(drafts)) if drafts else None


def narrowed(question: Question, refs: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """References of one number that the question's own words set apart: its date, issuer's side, or subject."""
    words = bare_form(question.text)
    days = {iso(t.value) for t in question.times if t.kind == "date"}
    dated = tuple(r for r in refs if r.date in days)
    if dated:
        return dated
    groups: dict[str, list[Reference]] = defaultdict(list)
    for r in refs:
        groups[r.key].append(r)
    if len(groups) < 2:
        return refs
    issuers = {"thu tuong": "thủ tướng", "bo chinh tri": "bộ chính trị", "ban bi thu": "ban bí thư", "chinh phu": "chính phủ", "quoc hoi": "quốc hội", "tinh uy": "tỉnh ủy"}
    for said, issuer in issuers.items():
        if said in words:
            kept = tuple(r for r in refs if r.issuer and issuer in r.issuer.lower() or r.issuer is None and any(o.issuer and issuer in o.issuer.lower() for o in groups[r.key]))
            if kept:
                return kept
    return refs


def _citing_drafts(library: Library, question: Question, refs: tuple[Reference, ...]) -> list[Draft]:
    firsts: dict[str, Reference] = {}
    for r in sorted(refs, key=lambda r: (r.date is None, r.document, r.start)):
        held = firsts.get(r.document)
        if held is None or _fullness(library, r) > _fullness(library, held):
            firsts[r.document] = r
    firsts = {d: r for d, r in firsts.items() if _is_another(library.document(d), r)}
    plans = {d: r for d, r in firsts.items() if library.document(d).province_name}
    if plans and re.search(r"(?<!\w)(?:ke hoach|tinh|plans?|provinces?)(?!\w)", bare_form(question.text)):
        firsts = plans  # laws that cite a law are no plans
    documents = sorted(firsts)
    if not documents:
        return []
    named = max(firsts.values(), key=lambda r: _fullness(library, r))
    name = reference_words(named, library.document(named.document).text, subject=False)
    places = [place(library.document(d), question) for d in documents]
    evidence = tuple(evidence_of(library, firsts[d]) for d in [named.document, *[d for d in documents if d != named.document]])
    language = "en" if question.english else "vi"
    if len(documents) == 1:
        text = wording(language, "frame", "cited_by_one", list=places[0], name=name)
    else:
        text = wording(language, "frame", "cited_by", count=len(documents), name=name, list=joined(places, question))
    return [Draft(text, evidence, counts=(len(documents),))]


def _is_another(document: Document, reference: Reference) -> bool:
    """Whether the reference leads out of its document; a law names itself too."""
    title = bare_form(" ".join(document.title.text.split())) if document.title else ""
    return not (document.province_name is None and title and bare_form(reference.name).startswith(title))


def _fullness(library: Library, reference: Reference) -> int:
    heading = library.document(reference.document).text[reference.start : reference.end].isupper()
    return (2 if reference.date else 0) + bool(reference.issuer) + bool(reference.subject) - 3 * heading


def cited_answer(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...], units: Sequence[Unit] = ()) -> Written | None:
    """The documents that a plan cites on the matter asked about; `units` are the found sentences in their ranking, whose order counts as well."""
    meant = references_meant(library, question)
    own = {r.key for refs in meant.values() for r in refs if r.document in documents}
    apart = [r for part in types_apart(bare_form(question.text)) for r in _ranked(library, question, relevance, documents, units, own, part)[:1]]
    ranked = _ranked(library, question, relevance, documents, units, own)
    if len({r.document for _, r in apart}) == 1 and len({r.key for _, r in apart}) > 1 and all(s >= 0.3 for s, _ in apart):
        return Written("citation", tuple(_cites_drafts(library, question, library.document(apart[0][1].document), list(dict.fromkeys(r for _, r in apart)))))
    if not ranked or ranked[0][0] < 0.3:
        return None
    plural = bool(PLURAL.search(bare_form(question.text)))
    floor = ranked[0][0] * (0.6 if plural else 0.985)
    chosen = [r for s, r in ranked if s >= floor][: 8 if plural else 2]
    if not plural:
        chosen = [r for s, r in ranked if s >= 0.3][: _count_asked(question)]
    drafts = []
    for document in dict.fromkeys(r.document for r in chosen):
        mine = [r for r in chosen if r.document == document]
        drafts += _cites_drafts(library, question, library.document(document), mine)
    return Written("citation", tuple(drafts))


def _ranked(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...], units: Sequence[Unit], own: set[str], part: str = "") -> list[tuple[float, Reference]]:
    ranked = [(s, r) for s, r in ranked_references(library, question, relevance, documents, part) if r.key not in own or not _asks_other(question)]
    return narrowed_references(library, question, ranked, units)


_COUNTED = re.compile(r"(?<!\w)(?P<n>hai|ba|bon|two|three|four|[2-4])\s+(?:\w+\s+)?(?:van ban|quyet dinh|chi thi|nghi quyet|ket luan|cong van|luat|nghi dinh|thong tu|ke hoach|quy dinh|documents|decisions|directives|resolutions|laws)(?!\w)")
_COUNTS = {"hai": 2, "ba": 3, "bon": 4, "two": 2, "three": 3, "four": 4}


def _count_asked(question: Question) -> int:
    """How many documents the question asks for: "hai quyết định nào"; one when it names no count."""
    match = _COUNTED.search(bare_form(question.text))
    return (_COUNTS.get(match["n"]) or int(match["n"])) if match else 1


def _asks_other(question: Question) -> bool:
    return "which_document" in question.asks


def _cites_drafts(library: Library, question: Question, document: Document, refs: list[Reference]) -> list[Draft]:
    language = "en" if question.english else "vi"
    name = document_name(document, question)
    refs = sorted(refs, key=lambda r: r.start)
    evidence = tuple(dict.fromkeys(evidence_of(library, r) for r in refs))
    words = [reference_words(r, document.text, subject=len(refs) < 3, most=24 if len(refs) == 1 else 12) for r in refs]
    text = wording(language, "frame", "cites", document=name, name="; ".join(words)).rstrip(". ") + "."
    return [Draft(text, evidence, counts=(len(refs),))]


def number_facts(library: Library, question: Question) -> Written | None:
    """What the texts say of the numbers named: date, issuer, subject; two documents of one number are told apart."""
    meant = references_meant(library, question)
    drafts: list[Draft] = []
    for refs in meant.values():
        inside = tuple(r for r in refs if not question.documents or r.document in question.documents) or refs
        inside = narrowed(question, inside)
        groups: dict[str, list[Reference]] = defaultdict(list)
        for r in inside:
            groups[r.key].append(r)
        dated = {k: v for k, v in groups.items() if v[0].date} or groups
        best = [max(v, key=lambda r: _fullness(library, r)) for v in dated.values()]
        best = _on_topic(library, question, best)
        drafts += [_fact_draft(library, question, r) for r in sorted(best, key=lambda r: (r.document, r.start))[:4]]
    return Written("citation", tuple(drafts)) if drafts else None


def _on_topic(library: Library, question: Question, refs: list[Reference]) -> list[Reference]:
    """Of several documents under one number, the one whose subject the question's words name, if only one does."""
    if len(refs) < 2:
        return refs
    relevance = Relevance(library, question)
    scored = sorted(((relevance.score(r.subject.text if r.subject else r.name), r) for r in refs), key=lambda item: -item[0])
    return [scored[0][1]] if scored[0][0] > 2 * scored[1][0] + 0.1 else refs


def _fact_draft(library: Library, question: Question, reference: Reference) -> Draft:
    document = library.document(reference.document)
    language = "en" if question.english else "vi"
    text = wording(language, "frame", "cites", document=document_name(document, question), name=reference_words(reference, document.text)).rstrip(". ") + "."
    return Draft(text, (evidence_of(library, reference),))
