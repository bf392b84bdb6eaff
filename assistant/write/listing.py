"""Lists: the steps, parts or targets of a document, when a question asks for all of them."""

import re

from assistant.answers import Draft, Evidence, Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.rank.asked import listing_asked
from assistant.rank.traits import traits
from assistant.rank.units import Unit
from assistant.write.naming import document_name
from index.records import Document, Section
from vietnamese.numbers import find_quantities
from vietnamese.sentences import clauses, sentences
from vietnamese.text import bare_form

_PART = r"(?:buoc|noi dung|nhom|phan|chuong|muc|giai phap|nhiem vu|thanh phan|hinh thuc|doi tuong|nguyen tac|yeu cau|muc dich|loai hinh|dieu kien|truong hop|hanh vi|quyen)"
_PARTS_ASKED = re.compile(
    rf"(?<!\w)(?:(?:gom|bao gom|co|qua|theo|tren|neu|dat ra|la)\s+(?:nhung|cac|may|bao nhieu)\s+(?:\w+\s+)?{_PART}|(?:nhung|cac)\s+{_PART}(?:\s+\w+){{0,6}}?\s+(?:nao|gi)|(?:nhung|cac)\s+{_PART}(?:\s+\w+){{1,8}}(?=\s*\??$)|gom nhung gi|what (?:are|were) the (?:\w+ )?(?:steps|parts|groups|contents|tasks|principles|criteria)|(?:which|what) (?:steps|parts|groups|criteria))(?!\w)"
)
_TARGETS_ASKED = re.compile(r"(?<!\w)(?:(?:cac|nhung|may|tat ca|toan bo)\s+(?:muc tieu|chi tieu)|chi tieu chinh|muc tieu, chi tieu|(?:chi tieu|muc tieu)(?:\s+\w+){0,3}\s+(?:la gi|gi|nao)|targets|objectives)(?!\w)")
_TARGET = re.compile(r"(?<!\w)(?:phấn đấu|chỉ tiêu|đạt|ít nhất|tối thiểu|trở lên|trên|mỗi)(?!\w)", re.IGNORECASE)
_TARGET_HEADING = re.compile(r"(?<!\w)(?:chi tieu|muc tieu)(?!\w)")
_STEP = re.compile(r"Bước\s+\d+\s*[.:]\s*(?P<name>[^\n.;]{4,90})")
_LIST_WORDS = re.compile(rf"(?<!\w)(?:{_PART}|may|tom tat|liet ke|quy dinh|nam \d+|steps?|parts?|list)(?!\w)")
_INTRODUCES = re.compile(rf"(?<!\w)(?:gom|bao gom)(?: \w+){{0,3}} {_PART}|{_PART}(?: \w+){{0,3}} (?:sau day|nhu sau|sau)$")
_EMPTY = frozenset("nao gi ai cua va cac nhung o trong ve cho la thi phai duoc co the of in and for to a".split())
_MARK = re.compile(r"^(?:[-–+•*]\s*|(?:\d+(?:\.\d+)*|[a-zđ]|[IVXL]+)\s*[.)]\s+)+")
_OUTLINE_ASKED = re.compile(r"(?<!\w)(?:(?:may|bao nhieu|nhung|cac)\s+(?:phan(?! tram)|muc|chuong|dieu|noi dung (?:chinh|lon))(?=\s+(?:nao|gi|chinh|lon)|\W*$|,)|muc luc|bo cuc|how many (?:parts|sections|chapters|articles)|outline of)(?!\w)")
_LEAST = 0.5
_HEADED = 0.3  # share of the words of a question for a list that the heading over its items holds
_MOST = 8
_WORDS = 30


def list_answer(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...]) -> Written | None:
    """All items of the part that the question means; None where it asks for no list or no part fits."""
    if len(documents) != 1 or question.kind in ("clause", "citing", "document_fact") or "which_document" in question.asks:
        return None
    folded, document = bare_form(question.text), library.document(documents[0])
    if _TARGETS_ASKED.search(folded):
        spans = _targets(library, document)
        return _written(question, document, spans) if spans else None
    if not _PARTS_ASKED.search(folded) and not _OUTLINE_ASKED.search(folded):
        return None
    section = _section_meant(library, question, document)
    if section is None and _OUTLINE_ASKED.search(folded):
        spans = [(*_named(document, s), s.path) for s in library.sections(document.id) if not s.parent and s.heading and s.end > s.heading_end + 8]
        return _written(question, document, spans) if len(spans) > 1 else None
    spans = _items(library, document, section) if section else []
    return _written(question, document, spans) if len(spans) > 1 else None


def led_items(library: Library, question: Question, relevance: Relevance, unit: Unit) -> Written | None:
    """The items behind words that end in a colon: "Phản ánh được tiếp nhận qua: a) …"; one of them, or the words alone, answers nothing."""
    document, section = library.document(unit.document), library.section(unit.document, unit.section)
    if ":" in document.text[unit.end - 1 : unit.end + 1] and section:
        return _led(library, question, document, section, (unit.start, unit.end))
    above = library.section(unit.document, section.parent) if section and section.parent else None
    if above and above.heading and listing_asked(question) and not traits(document.cut(unit.start, unit.end)).listing and len(document.cut(unit.start, unit.end).split()) <= _WORDS and not traits(above.heading).opening and relevance.coverage(above.heading) >= max(_HEADED, relevance.coverage(document.cut(unit.start, unit.end))):
        return _led(library, question, document, above, (_heading_start(document, above), above.heading_end))
    if above is None or not above.heading or ":" not in document.text[above.heading_end - 1 : above.heading_end + 1]:
        return None
    if (not listing_asked(question) or traits(above.heading).opening) and relevance.coverage(above.heading) <= relevance.coverage(document.text[unit.start : unit.end]) + 0.25:
        return None
    return _led(library, question, document, above, (_heading_start(document, above), above.heading_end))


def _heading_start(document: Document, section: Section) -> int:
    """Where the heading begins behind its mark; printed with other spaces it is longer than its words."""
    at = document.text.find(section.heading.split()[0], section.start, section.heading_end)
    return at if at >= 0 else section.start


def _led(library: Library, question: Question, document: Document, section: Section, lead: tuple[int, int]) -> Written | None:
    spans = [s for s in _items(library, document, section) if s[0] >= lead[1]]
    return _written(question, document, spans, lead=lead) if len(spans) > 1 else None


def headings_above(library: Library, document: str, path: str) -> str:
    """Headings of a section and of those that hold it."""
    words = []
    section = library.section(document, path)
    while section:
        words.append(section.heading or "")
        section = library.section(document, section.parent) if section.parent else None
    return " ".join(words)


def _section_meant(library: Library, question: Question, document: Document) -> Section | None:
    """The section whose heading says what the question asks, and that has items."""
    # The headings of a law say its name again and again; those of a plan seldom do.
    title = _words(document.title.text) if document.title and document.province_name is None else frozenset()
    said = _words(" ".join((question.spelled, *question.terms))) - title - _EMPTY
    asked = _words(_LIST_WORDS.sub(" ", bare_form(question.content))) - title - _EMPTY
    parts = re.findall(_PART, bare_form(question.text))
    best: tuple[float, Section] | None = None
    for section in library.sections(document.id):
        if not section.heading or len(section.heading) > 200:
            continue
        heading = _words(section.heading) - title - _EMPTY
        shared = heading & said
        score = 0.5 * len(shared) / max(1, len(heading)) + 0.5 * len(asked & heading) / max(1, len(asked))
        introduced = _INTRODUCES.search(bare_form(section.heading))
        score += 0.35 * bool(introduced and set(parts) & set(re.findall(_PART, introduced.group())))
        score += 0.5 * bool("buoc" in parts and _STEP.search(document.text, section.start, section.end))
        if len(shared) > 1 and score >= _LEAST and (best is None or score > best[0]) and len(_items(library, document, section)) > 1:
            best = (score, section)
    return best[1] if best else None


def _words(text: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", bare_form(text)) if not w.isdigit())


def _items(library: Library, document: Document, section: Section) -> list[tuple[int, int, str]]:
    """Stretches that name the items of a section: headings of its parts, or their first clauses; steps where the text counts steps."""
    steps = [(m.start(), m.end(), section.path) for m in _STEP.finditer(document.text, section.start, section.end)]
    if len(steps) > 1:
        return steps
    out = []
    for child in library.sections(document.id):
        if child.parent == section.path and child.start >= section.start:
            out.append((*_named(document, child), child.path))
    return out


def _named(document: Document, section: Section) -> tuple[int, int]:
    """The heading of an item, or its first clause."""
    if section.heading:
        at = document.text.find(section.heading, section.start, section.heading_end + 5)
        if at >= 0:
            return at, at + len(section.heading)
    first = clauses(document.text, section.start, section.end)
    return first[0] if first else (section.start, section.end)


def _targets(library: Library, document: Document) -> list[tuple[int, int, str]]:
    """Clauses that set a target: the items under such a heading, else every clause with a quantity to be reached."""
    for section in library.sections(document.id):
        if section.heading and _TARGET_HEADING.search(bare_form(section.heading)):
            items = [(a, b, section.path) for a, b in _quantified(document, section.start, section.end)]
            if len(items) > 1:
                return items[:_MOST]
    found = [(a, b, "") for a, b in _quantified(document, 0, len(document.text)) if _TARGET.search(document.text[a:b]) and "%" in document.text[a:b]]
    return found[:_MOST]


def _quantified(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    return [(a, b) for a, b in sentences(document.text, start, end) if find_quantities(_MARK.sub("", document.text[a:b])) and len(document.text[a:b].split()) > 5]


def _written(question: Question, document: Document, spans: list[tuple[int, int, str]], lead: tuple[int, int] | None = None) -> Written:
    language = "en" if question.english else "vi"
    shown = spans[:_MOST]
    most = _WORDS if len(shown) > 3 else 2 * _WORDS
    words = "; ".join(f"“{_plain(document.text[a:b], most)}”" for a, b, _ in shown)
    if lead:
        words = f"“{_plain(document.text[slice(*lead)], _WORDS).rstrip(':')}”: {words}"
        shown = [(*lead, shown[0][2]), *shown]
    text = wording(language, "frame", "states", document=document_name(document, question), text=words)
    evidence = tuple(Evidence(document.id, a, b, path) for a, b, path in shown)
    return Written("open", (Draft(text.rstrip(".") + ".", evidence),))


def _plain(words: str, most: int) -> str:
    bare = _MARK.sub("", " ".join(words.split())).strip(" “”\"").rstrip(" ;:.")
    parts = bare.split()
    return " ".join(parts[:most]) + ("…" if len(parts) > most else "")
