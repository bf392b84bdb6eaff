"""When nothing held answers: another province, a missing annex, a text that is only cited, personal data, nothing found."""

import re

from assistant.answers import Refusal
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write.citations import references_meant
from assistant.write.naming import document_name, joined
from assistant.write.extract import Unit
from vietnamese.text import bare_form

_PERSONAL = re.compile(r"(?<!\w)(?:dien thoai|so dt|sdt|email|thu dien tu|dia chi nha|tuoi|ngay sinh|que quan|luong cua|phone|telephone|home address|birthday|mobile|zalo|so di dong|lien lac)(?!\w)")
_MONEY = re.compile(r"(?<!\w)(?:kinh phi|ngan sach|bao nhieu tien|chi phi|du toan|muc chi|tien thuong|muc thuong|budget|cost|funding|money|how much money|bao nhieu dong|tong tien)(?!\w)")
_MONEY_WORDS = re.compile(r"kinh phí|ngân sách|dự toán|mức chi|đồng/|triệu đồng|tỷ đồng", re.IGNORECASE)
_CONTENT = re.compile(r"(?<!\w)(?:quy dinh gi|noi dung gi|noi dung cu the|cu the|bao nhieu|may ngay|may diem|may dieu|may chuong|gom nhung|gom may|may lan|may noi dung|toi da|quy dinh the nao|bat|buoc|yeu cau gi|noi gi ve|dieu may|how many|what does|say about|in detail|articles|chapters|require|thang diem)(?!\w)")


def absent_place(library: Library, question: Question) -> Refusal | None:
    """A province is named of which nothing is held."""
    if not question.absent or question.provinces:
        return None
    held = sorted({d.province_name for d in library.documents if d.province_name})
    language = "en" if question.english else "vi"
    return Refusal("absent_province", wording(language, "refusal", "absent_province", place=", ".join(question.absent), held=joined(held, question)))


def personal(library: Library, question: Question) -> Refusal | None:
    """Personal details are asked for; answered only when a document prints them, which `extract` would find."""
    if _PERSONAL.search(bare_form(question.text)):
        return Refusal("personal", wording("en" if question.english else "vi", "refusal", "personal"))
    return None


def money(library: Library, question: Question) -> Refusal | None:
    """Money is asked for and the documents meant name none."""
    if not _MONEY.search(bare_form(question.text)):
        return None
    ids = question.documents or tuple(d.id for d in library.documents)
    if any(_MONEY_WORDS.search(library.document(d).text) for d in ids):
        return None
    return not_found(library, question)


def annex(library: Library, question: Question) -> Refusal | None:
    """The annex is asked for and the copy has only its heading."""
    if not re.search(r"(?<!\w)(?:phu luc|annex|appendix)(?!\w)", bare_form(question.text)):
        return None
    ids = question.documents or tuple(d.id for d in library.documents)
    for document in (library.document(d) for d in ids):
        sections = [s for s in library.sections(document.id) if s.path.startswith("Phụ lục")]
        if sections and not any(_has_rows(document.text, s.start, document.text.find("\n", s.end)) for s in sections) and len(document.text) - sections[0].start < 900:
            return Refusal("annex", wording("en" if question.english else "vi", "refusal", "annex", document=document_name(document, question)))
    return None


def _has_rows(text: str, start: int, end: int) -> bool:
    return "\n|" in text[start:] or len(text[start:].split("\n")) > 8


def only_cited(library: Library, question: Question, unit: Unit | None) -> Refusal | None:
    """The content of a document that is only cited is asked for."""
    folded = bare_form(question.text)
    if question.kind not in ("citation", "number", "open", "clause", "reporting", "responsibility", "document_fact") or not _CONTENT.search(folded):
        return None
    if question.asks & {"which_document", "which_plan", "issued", "yes_no"} and not re.search(r"quy dinh gi|noi dung|toi da|thang diem|bao nhieu diem", folded):
        return None
    meant = references_meant(library, question)
    held_numbers = {d.number.text for d in library.documents if d.number}
    titles = {bare_form(d.title.text) for d in library.documents if d.title}
    for refs in meant.values():
        reference = refs[0]
        in_title = [d for d in library.documents if d.title and d.id in question.documents and (reference.number and reference.number.lower() in d.title.text.lower() or reference.alias and reference.alias in d.text[:3000])]
        if reference.number in held_numbers or bare_form(reference.name) in titles:
            continue
        if in_title and not re.search(r"(?:quy dinh|chi thi|quyet dinh|nghi quyet|ket luan|luat|quy che)\s+[\w/\-]*\d?[\w/\-]*\s*(?:quy dinh|bat|yeu cau|noi|ghi)", folded):
            continue
        document = library.document(reference.document)
        language = "en" if question.english else "vi"
        return Refusal("not_held", wording(language, "refusal", "not_held", name=reference.alias or reference.name, document=document_name(document, question)))
    return None


def not_found(library: Library, question: Question) -> Refusal:
    """Nothing that answers was found; the reason says where was searched."""
    ids = question.documents or tuple(d.id for d in library.documents)
    language = "en" if question.english else "vi"
    if len(ids) <= 5:
        where = joined([document_name(library.document(d), question) for d in ids], question)
    else:
        where = f"{len(ids)} documents" if question.english else f"{len(ids)} văn bản"
    return Refusal("not_found", wording(language, "refusal", "not_found", where=where))


def too_far(question: Question, relevance: Relevance, text: str, context: str) -> bool:
    """Whether the best sentence holds too little of what the question asks about."""
    return relevance.coverage(f"{text} {context}") < 0.3 and relevance.score(text, context) < 0.3
