"""Cited documents ranked for a question: by what is said of them, by type and issuer, by the belief in their sentence."""

import re
from collections.abc import Sequence

from assistant.answers import Evidence
from assistant.library import Library
from assistant.question import Question
from assistant.rank.asked import replaced_asked
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from index.records import Reference
from vietnamese.bodies import find_all_bodies
from vietnamese.numbers import find_numbers, number_key
from vietnamese.sentences import clauses
from vietnamese.text import bare_form

_TYPE_ASKED = [("Chỉ thị", r"chi thi|ct nao|directive"), ("Nghị quyết", r"nghi quyet|nq nao|theo nq|resolution"), ("Quyết định", r"quyet dinh|qd nao|decision"), ("Kết luận", r"ket luan|kl nao|conclusion"), ("Công văn", r"cong van|cv nao|official letter"),
               ("Luật", r"luat|law"), ("Kế hoạch", r"ke hoach so|ke hoach nao|which plan"), ("Thông tri", r"thong tri"), ("Quy định", r"quy dinh so|regulation"), ("Tờ trình", r"to trinh"), ("Nghị định", r"nghi dinh|decree"), ("Thông tư", r"thong tu|circular"), ("Chương trình hành động", r"chuong trinh hanh dong"), ("Chương trình", r"chuong trinh (?:so|nao)"), ("Hướng dẫn", r"huong dan (?:so|nao)"), ("Thông báo", r"thong bao (?:so|nao)"), ("Báo cáo", r"bao cao (?:so|nao)")]
RANKED = 0.3  # what the belief in a reference's sentence is worth among references


def evidence_of(library: Library, reference: Reference) -> Evidence:
    """The clause in which the reference stands."""
    text = library.document(reference.document).text
    line_start = text.rfind("\n", 0, reference.start) + 1
    line_end = text.find("\n", reference.end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = line_start, line_end
    if line_end - line_start > 500:
        spans = [(a, b) for a, b in clauses(text, line_start, line_end) if a <= reference.start < b]
        start, end = spans[0] if spans else (reference.start, reference.end)
    if end - start > 500:
        stop = reference.subject.end if reference.subject else reference.end
        before = max(text.rfind(", ", start, reference.start) + 2, start) if reference.start - start > 160 else start
        start, end = before, max(reference.end, min(stop, end))
    return Evidence(reference.document, start, end, reference.section)


def types_asked(folded: str) -> list[str]:
    """Types of document that a question in `bare_form` names."""
    return [name for name, pattern in _TYPE_ASKED if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", folded)]


_WHICH_TYPE = re.compile(r"(?<!\w)(?P<type>chi thi|nghi quyet|quyet dinh|ket luan|cong van|luat|ke hoach|thong tri|quy dinh|to trinh|nghi dinh|thong tu|chuong trinh hanh dong|chuong trinh|huong dan|thong bao)\s+(?:\w+\s+){0,2}nao(?!\w)")


def _type_before_which(folded: str) -> list[str]:
    """The type right before "nào": in "kế hoạch nào để triển khai quyết định …" a plan is asked for."""
    asked = _WHICH_TYPE.search(folded)
    return types_asked(f"{asked['type']} nao") if asked else []


_WHICH_TYPE_ENGLISH = re.compile(r"(?<!\w)which (?:\w+ ){0,3}?(?P<type>directive|resolution|decision|conclusion|official letter|law|plan|regulation|decree|circular)s?(?!\w)")


def types_apart(folded: str) -> list[str]:
    """Parts of a question in `bare_form` that each ask for a document of another type: "chỉ thị nào của Ban Bí thư", "và kế hoạch nào của Tỉnh ủy"; empty where it asks for one type."""
    found = [*(_WHICH_TYPE.finditer(folded)), *(_WHICH_TYPE_ENGLISH.finditer(folded))]
    if len({m["type"] for m in found}) < 2:
        return []
    ends = [m.start() for m in found[1:]] + [len(folded)]
    return [folded[m.start() : end] for m, end in zip(found, ends, strict=True)]


def another_type_asked(question: Question) -> bool:
    """Whether a document of another type is asked for than those named by number: "kết luận nào yêu cầu tiếp tục Chỉ thị 05"."""
    asked = _type_before_which(bare_form(question.text))
    named = {t for s in question.spoken for t in types_asked(bare_form(s.type or ""))} | {t for n in question.numbers for t in types_asked(bare_form(n.printed))}
    return bool(asked and named) and not set(asked) & named


def ranked_references(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...], asked: str = "") -> list[tuple[float, Reference]]:
    """References of the documents by what is said of them; one row for each cited document. `asked` is the part of the question that names type and issuer, if not all of it."""
    folded = asked or bare_form(question.text)
    types = _type_before_which(folded) or types_asked(folded)
    best: dict[str, tuple[float, Reference]] = {}
    for reference in library.references(documents):
        if reference.alias and reference.printed == reference.alias:
            continue
        document = library.document(reference.document)
        evidence = evidence_of(library, reference)
        section = library.section(reference.document, reference.section)
        subject = reference.subject.text if reference.subject else ""
        around = document.text[max(evidence.start, reference.start - 120) : min(evidence.end, reference.end + 160)]
        score = relevance.score(f"{reference.name} {subject} {reference.issuer or ''} {around}", section.heading if section else "", context_share=0.6)
        score += 0.3 * bool(types and reference.type in types) - 0.25 * bool(types and reference.type not in types)
        score += _issuer_score(folded, reference) + 0.1 * bool(reference.date) + 0.05 * bool(reference.subject) - 0.15 * (reference.number is None and "luat" not in folded)
        key = f"{reference.document}|{reference.key}"
        if key not in best or score > best[key][0]:
            best[key] = (score, reference)
    ranked = sorted(best.values(), key=lambda item: (-item[0], item[1].document, item[1].start))
    return sorted(_linked(ranked), key=lambda item: (-item[0], item[1].document, item[1].start))


def _linked(ranked: list[tuple[float, Reference]]) -> list[tuple[float, Reference]]:
    """A document issued to carry out the best one is about the same matter."""
    if not ranked or ranked[0][1].number is None:
        return ranked
    score, best = ranked[0]
    return [(max(s, 0.85 * score) if r.subject and r is not best and r.document == best.document and any(n.key == number_key(best.number or "") for n in find_numbers(r.subject.text)) else s, r) for s, r in ranked]


_BESIDES = re.compile(r"(?<!\w)(?:ngoai|besides|apart from)\s+(?:\w+\s+){0,4}?(?:thu tuong|bo chinh tri|ban bi thu|trung uong|chinh phu|prime minister|politburo)(?!\w)")  # "ngoài chỉ thị của Thủ tướng" asks for another's
_BY_WHOM = re.compile(r"(?<!\w)nao cua (?P<who>[^,?;]{4,60})")
_ISSUERS = {"bo chinh tri": "bộ chính trị", "ban bi thu": "ban bí thư", "thu tuong": "thủ tướng", "chinh phu": "chính phủ", "quoc hoi": "quốc hội"}


def _issuer_score(folded: str, reference: Reference) -> float:
    issuer, number = (reference.issuer or "").lower(), (reference.number or "").lower()
    score = 0.0
    folded = _BESIDES.sub(" ", folded)
    for said, name in _ISSUERS.items():
        if re.search(rf"(?<!\w)(?:cua {said}|{said} (?:co|da|ra|ban hanh))(?!\w)", folded) and issuer:
            score += 0.3 if name in issuer else -0.2
    if re.search(r"tinh uy|thanh uy|ban thuong vu", folded):
        score += 0.25 if number.endswith("/tu") else -0.2
    if re.search(r"huyen uy|district party|ban thuong vu huyen", folded):
        score += 0.3 if number.endswith("/hu") else -0.15
    if re.search(r"cua tinh|rieng cua|chinh tri tinh|cap tinh|cua dia phuong|province's own|its own|their own|provincial (?:regulation|decision)", folded):
        score += 0.3 if is_provincial(number) else -0.2
    if re.search(r"trung uong|bo chinh tri|ban bi thu|central|politburo|secretariat", folded):
        score += 0.2 if number.endswith("/tw") else -0.15
    if re.search(r"chinh phu|thu tuong|prime minister|government's", folded):
        score += 0.2 if "cp" in number or "ttg" in number else -0.1
    if re.search(r"chu tich (?:ubnd |uy ban nhan dan )?(?:tinh|thanh pho)|provincial chair", folded):
        score += 0.3 if "ubnd" in number else -0.2
    if re.search(r"ubnd|uy ban nhan dan|people's committee", folded):
        score += 0.15 if "ubnd" in number else -0.05
    named = _BY_WHOM.search(folded)
    bodies = {bare_form(n) for _, _, n in find_all_bodies(named["who"], bare=True)} if named else set()
    ministries = {b for b in bodies if b.startswith(("bo ", "so ", "ban dan van", "hoi ", "mat tran", "cong an"))}
    if ministries and issuer:
        score += 0.4 if any(b in bare_form(issuer) for b in ministries) else -0.15
    return score + (0.05 if issuer else 0.0)


def is_provincial(number: str) -> bool:
    """Whether a number is one of a province's own series."""
    return number.endswith(("/tu", "/tr.u")) or "ubnd" in number or "hđnd" in number


def narrowed_references(library: Library, question: Question, ranked: list[tuple[float, Reference]], units: Sequence[Unit]) -> list[tuple[float, Reference]]:
    """The same with the belief in each reference's sentence; only those said to be replaced, where that is asked."""
    if units:
        ranked = sorted(((s + RANKED * _share(r, units), r) for s, r in ranked), key=lambda item: (-item[0], item[1].document, item[1].start))
    if replaced_asked(question):
        ranked = [(s, r) for s, r in ranked if _replaced(library, r)] or ranked
    return ranked


def _share(reference: Reference, units: Sequence[Unit]) -> float:
    return max((u.share for u in units if u.document == reference.document and u.start <= reference.start < u.end), default=0.0)


def _replaced(library: Library, reference: Reference) -> bool:
    """Whether the document says of the reference that it is replaced or repealed."""
    document = library.document(reference.document)
    return re.search(r"(?:thay thế|bãi bỏ|thay cho)[^.;]{0,200}$", document.text[max(0, reference.start - 240) : reference.start], re.IGNORECASE) is not None
