"""Verbatim clauses that answer an open question, with the body that the heading or the sentence names."""

import re
from dataclasses import dataclass, replace

from assistant.answers import Draft, Evidence
from assistant.gate.tokens import typed
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write.reporting import lowered
from assistant.write.rows import header_evidence, row_words
from assistant.write.naming import body, document_name, in_label, joined
from index.models import query_model
from index.records import Document, Hit, Section
from vietnamese.bodies import BodyMention, body_list
from vietnamese.dates import find_times
from vietnamese.numbers import find_numbers, find_quantities
from vietnamese.text import bare_form
from vietnamese.sentences import clauses, sentences

MOST_WORDS = 68
_MARK = re.compile(r"^(?:[-–+•]\s*|(?:\d+(?:\.\d+)*|[a-zđ]|[IVXL]+)\s*[.)]\s+|Điều\s+\d+[.:]\s*|[“\"])+")
_ORDER = re.compile(r"(?:Giao|Đề nghị|Yêu cầu)\s+")
_KINDS = {"phong": "Phòng", "so": "Sở", "ban": "Ban", "bo": "Bộ", "truong": "Trường", "trung tam": "Trung tâm", "hoi": "Hội", "doan": "Đoàn"}
_WHICH_KIND = re.compile(rf"(?<!\w)(?P<kind>{'|'.join(_KINDS)})\s+nao(?!\w)")
_CONTENTS_ASKED = re.compile(r"(?<!\w)(?:(?:gom|can|co|nop|kem)(?: \w+){0,2} (?:nhung gi|nhung giay to gi|nhung tai lieu nao|cai gi)|what (?:does|must|should) (?:\w+ ){1,6}(?:contain|include))(?!\w)")
_TAIL = re.compile(r"(?:ngày\s+\d|của\s+[A-ZĐ])")  # a line broken off inside a citation tells nothing by itself
_CHARGED = re.compile(r"(?:có (?:trách nhiệm|nhiệm vụ|quyền)|thực hiện (?:các |những )?(?:nhiệm vụ|nội dung|công việc)|nhiệm vụ,? quyền hạn)[^.;]{0,60}$", re.IGNORECASE)
_RATE = re.compile(r"\d+\s+(?:ngày|lần|buổi|kỳ)\s+(?:trong|mỗi|một)\s+(?:\d+\s+)?(?:năm|quý|tháng|tuần)", re.IGNORECASE)
_TERM = re.compile(r"(?<!\w)(?:chậm nhất|muộn nhất|trong thời hạn|thời hạn|không quá|trước)\s+(?:\S+\s+){0,5}?\d+\s*(?:ngày|tháng|giờ|năm|/)", re.IGNORECASE)
_MONEY_ASKED = re.compile(r"(?<!\w)(?:kinh phi|tien|ngan sach|gop|chi|cap|ho tro|dong|put in|pay|pays|spend|spends|contribute|contributes|budget|money|fund(?:s|ing)?)(?!\w)")
_MONEY = re.compile(r"\d\s*(?:triệu|tỷ|nghìn|ngàn)?\s*đồng", re.IGNORECASE)
_PERIODIC = re.compile(r"(?<!\w)(?:dinh ky|thuong ky|theo ky|periodic\w*|regular(?:ly)?)(?!\w)")
_LEVELLED = re.compile(r"(?<!\w)(?P<head>(?:chu tich |pho chu tich )?(?:uy ban nhan dan|hoi dong nhan dan|mat tran to quoc|cong an))\s+(?:cac\s+)?(?:cap\s+)?(?P<level>tinh|huyen|xa)(?!\w)")
_DEFINITION = re.compile(r"là gì|nghĩa là|được hiểu|định nghĩa|thế nào là|la gi|nghia la|what is|meaning|defin", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a found passage with its relevance."""

    document: str
    start: int
    end: int
    section: str
    score: float
    near: float = 0.0


POOL = 24
NEAR_SHARE = 0.5


def best_units(library: Library, question: Question, relevance: Relevance, hits: tuple[Hit, ...], most: int = 6) -> list[Unit]:
    """Sentences of the found passages, best first."""
    units = []
    top = hits[0].score if hits else 1.0
    for hit in hits[:14]:
        passage = hit.passage
        document = library.document(passage.document)
        if passage.kind in ("recipients", "signature", "title") and question.kind not in ("document_fact",):
            continue
        for start, end in sentences(document.text, passage.start, passage.end):
            text = document.text[start:end]
            if len(text.split()) < 4 or _TAIL.match(text) or _is_heading(library, passage.document, start, end):
                continue
            units.append(Unit(passage.document, start, end, _section_at(library, passage.document, start) or passage.section, _unit_score(text, passage.context, question, relevance) + 0.35 * hit.score / (top or 1.0) - 0.2 * (not passage.section)))
    pool = sorted(units, key=lambda u: (-u.score, u.document, u.start))[:POOL]
    return sorted(_by_meaning(library, question, pool), key=lambda u: (-u.score, u.document, u.start))[:most]


def _by_meaning(library: Library, question: Question, units: list[Unit]) -> list[Unit]:
    """The units with the nearness of their meaning to the question's."""
    if not units:
        return units
    words = ", ".join(question.terms) if question.english else f"{question.content} {' '.join(question.terms)}"
    vectors = query_model().encode([words, *(library.document(u.document).text[u.start : u.end] for u in units)])
    near = vectors[1:] @ vectors[0]
    return [replace(u, score=u.score + NEAR_SHARE * max(0.0, float(n)), near=float(n)) for u, n in zip(units, near, strict=True)]


def _is_heading(library: Library, document: str, start: int, end: int) -> bool:
    """Whether the stretch is a heading with something below it; an article of one line is its own text."""
    return any(s.start <= start and end <= s.heading_end + 1 and s.heading and s.end > s.heading_end + 8 for s in library.sections(document) if s.start <= start < s.end)


def _section_at(library: Library, document: str, at: int) -> str:
    inside = [s for s in library.sections(document) if s.start <= at < s.end]
    return inside[-1].path if inside else ""


def _unit_score(text: str, context: str, question: Question, relevance: Relevance) -> float:
    headings = context.split(" > ", 1)[1] if " > " in context else ""
    score = relevance.score(text, headings) + relevance.unbroken(text)
    if ("how_many" in question.asks or "yes_no" in question.asks and find_quantities(question.text)) and counted(text):
        score += 0.3
    if "when" in question.asks and any(t.kind != "years" for t in find_times(text)):
        score += 0.15
    if "how_many" in question.asks and _MONEY_ASKED.search(bare_form(question.text)) and _MONEY.search(text):
        score += 0.6
    if "when" in question.asks and _TERM.search(text):
        score += 0.15
    if "how_often" in question.asks and any(t.kind in ("every", "months") for t in find_times(text)):
        score += 0.15
    if question.asks & {"how_often", "how_many"} and rated(text) or periodic_told(question, text):
        score += 0.3 + 0.15 * ("who" in question.asks)
    elif "how_often" in question.asks and not any(t.kind in ("every", "months", "days", "years", "quarter") for t in find_times(text)):
        score -= 0.25
    if "who" in question.asks and body_list(text, _lead(text))[0]:
        score += 0.1
    kind = _WHICH_KIND.search(bare_form(question.spelled))
    if kind and re.search(rf"(?<!\w){_KINDS[kind['kind']]}\s", text):
        score += 0.2
    if _CONTENTS_ASKED.search(bare_form(question.text)) and re.search(r"(?<!\w)gồm(?!\w)", text):
        score += 0.25
    if _other_year(question, text):
        score -= 0.3
    if "giải thích từ ngữ" in headings.lower() and not _DEFINITION.search(question.text):
        score -= 0.3
    if _other_level(question, text):
        score -= 1.0
    if "which_document" in question.asks and find_numbers(text):
        score += 0.1
    if "who" in question.asks and re.search(r"chủ trì|giao |phụ trách|chịu trách nhiệm|làm đầu mối|đề nghị", text, re.IGNORECASE):
        score += 0.12
    return score


def _other_year(question: Question, text: str) -> bool:
    """Whether a quantity is asked for one year and the sentence tells another year's; a year in the document's own name tells nothing."""
    asked = {int(y) for y in re.findall(r"(?<![\d/])20\d\d(?![\d/])", question.text)}
    if not asked or "how_many" not in question.asks:
        return False
    told = {int(t.value[1]) for t in find_times(text) if t.kind in ("year", "date", "month")}
    return bool(told) and not asked & told


def _other_level(question: Question, text: str) -> bool:
    """Whether the sentence opens with the body asked about, but of another level: "Chủ tịch UBND cấp huyện" for "… xã"."""
    asked = {m["head"]: m["level"] for m in _LEVELLED.finditer(bare_form(question.spelled))}
    opening = _LEVELLED.search(bare_form(text[:70])) if asked else None
    return bool(opening and opening["head"] in asked and asked[opening["head"]] != opening["level"])


def rated(text: str) -> bool:
    """Whether the sentence says how often something is done: "ít nhất 01 ngày trong 01 tháng"."""
    return _RATE.search(text) is not None


def periodic_told(question: Question, text: str) -> bool:
    """Whether something done at fixed intervals is asked for and the sentence gives a rate."""
    return rated(text) and _PERIODIC.search(bare_form(question.text)) is not None


def counted(text: str) -> bool:
    """Whether the sentence states a quantity: a number that is no date, no document number and no year."""
    return any(t.kind in ("number", "percentage") or t.kind == "time" and t.value[0] in ("months", "years", "days", "year") for t in typed(text).tokens)


def unit_drafts(library: Library, question: Question, relevance: Relevance, units: list[Unit], *, plain: bool = False) -> list[Draft]:
    """Each chosen sentence as one sentence of the answer: the clauses that answer, under the body that bears them unless `plain`."""
    out = []
    for unit in units:
        document = library.document(unit.document)
        start, end = _focus(document, unit, relevance)
        words, subject, evidence = _worded(library, document, unit, start, end)
        if plain:
            subject, evidence = "", evidence[:1]
        language = "en" if question.english else "vi"
        again = any(d.evidence[0].document == unit.document for d in out)
        frame = ("more" if again else "states") + ("_of" if subject else "")
        text = wording(language, "frame", frame, document=document_name(document, question), body=lowered(_each(subject, question)), text=row_words(document.text, start, end) or f"“{words}”")
        out.append(Draft(text.rstrip(".") + ".", (*evidence, *header_evidence(document, start, unit.section))))
    return out


def _each(subject: str, question: Question) -> str:
    """Bodies as printed; in English each with its own gloss."""
    found, _ = body_list(subject, 0, len(subject)) if question.english else ([], 0)
    return joined([body(b.text, question) for b in found], question) if len(found) > 1 else body(subject, question)


def _worded(library: Library, document: Document, unit: Unit, start: int, end: int) -> tuple[str, str, tuple[Evidence, ...]]:
    text = re.sub(r"\s+", " ", document.text[start:end]).strip()
    text = _MARK.sub("", text).strip(" “”\"") if start == unit.start or _MARK.match(text) else text
    text = re.sub(r"[;,:.]+(?:/\.)?$", "", text).replace("./", "")
    quote_start, quote_end = _quote(document, unit, start, end)
    evidence = [Evidence(unit.document, quote_start, quote_end, unit.section)]
    subject = _bearer(library, document, unit, start, text)
    if subject and not quote_start <= subject[0] < quote_end and not in_label(library, unit.document, quote_start, *subject):
        evidence.append(Evidence(unit.document, subject[0], subject[1], unit.section))
    named = re.sub(r"\s+", " ", document.text[subject[0] : subject[1]]).strip() if subject else ""
    return text, named, tuple(evidence)


def _quote(document: Document, unit: Unit, start: int, end: int) -> tuple[int, int]:
    """The whole sentence when it is not too long, else the clauses shown with a clause on each side."""
    if unit.end - unit.start <= 900:
        return unit.start, unit.end
    parts = clauses(document.text, unit.start, unit.end)
    inside = [i for i, (a, b) in enumerate(parts) if a < end and start < b]
    first, last = max(0, inside[0] - 1), min(len(parts) - 1, inside[-1] + 1)
    return parts[first][0], parts[last][1]


def _bearer(library: Library, document: Document, unit: Unit, start: int, text: str) -> tuple[int, int] | None:
    """The body that a clause cut out of a sentence, or an item under a heading, belongs to."""
    _, found, stop = _opening_bodies(document.text, unit.start, unit.end)
    if found:
        return (found[0].start, found[-1].end) if start >= stop else None
    earlier = _earlier_subject(document, unit)
    if earlier:
        return earlier
    section: Section | None = library.section(unit.document, unit.section)
    while section:
        if section.heading and len(section.heading) < 300:
            at = document.text.find(section.heading, section.start, section.heading_end + 5)
            bodies, end = body_list(document.text, at, at + len(section.heading)) if at >= 0 else ([], 0)
            rest = section.heading[end - at :]
            if bodies and (len(rest) < 14 or _CHARGED.search(rest)) and not unit.start <= at < unit.end:
                return bodies[0].start, bodies[-1].end
        section = library.section(unit.document, section.parent) if section.parent else None
    return None


def _lead(text: str) -> int:
    """Characters of the mark with which an item opens: "a) ", "- "."""
    mark = _MARK.match(text)
    return mark.end() if mark else 0


def _opening_bodies(text: str, start: int, end: int) -> tuple[int, list[BodyMention], int]:
    """Where the words begin behind the item's mark, the bodies named there, "Giao X …" included, and where these end."""
    begin = start + _lead(text[start:end])
    order = _ORDER.match(text, begin, end)
    found, stop = body_list(text, order.end() if order else begin, end)
    return begin, found, stop


def _earlier_subject(document: Document, unit: Unit) -> tuple[int, int] | None:
    """The body with which the paragraph opens: "Sở X chủ trì …. Thực hiện …"."""
    line = document.text.rfind("\n", 0, unit.start) + 1
    if line >= unit.start:
        return None
    begin, found, _ = _opening_bodies(document.text, line, unit.start)
    return (found[0].start, found[-1].end) if found and found[0].start <= begin + 12 else None


def _focus(document: Document, unit: Unit, relevance: Relevance) -> tuple[int, int]:
    """The part of a long sentence that answers: the best run of clauses within the word limit."""
    text = document.text
    if len(text[unit.start : unit.end].split()) <= MOST_WORDS:
        return (_alone(document, unit, relevance) if relevance.question.asks & {"how_many", "yes_no"} else None) or (unit.start, unit.end)
    parts = _pieces(text, unit.start, unit.end)
    best, chosen = -1.0, (parts[0][0], parts[0][1])
    for i in range(len(parts)):
        for j in range(i, len(parts)):
            start, end = parts[i][0], parts[j][1]
            words = len(text[start:end].split())
            if words > MOST_WORDS and j > i:
                break
            score = relevance.score(text[start:end]) + 0.0015 * words - (0.02 if i else 0.0)
            if score > best:
                best, chosen = score, (start, end)
    return chosen


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
        for match in re.finditer(r",\s+(?=\w)", text[a:b]):
            if len(text[at : a + match.start()].split()) >= 12:
                out.append((at, a + match.start()))
                at = a + match.end()
        out.append((at, b))
    return out
