"""When nothing held answers: another province, a missing annex, a text that is only cited, personal data, nothing found."""

import re

from assistant.answers import Refusal
from assistant.gate.tokens import plain_body, typed
from assistant.library import Library
from assistant.question import Question
from assistant.rank.asked import without_seeing
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write import outcomes
from assistant.write.facts import effect_asked
from assistant.write.citations import narrowed, references_meant, said_name
from assistant.write.naming import document_name, joined
from index.records import Reference
from vietnamese.citations import find_citations
from vietnamese.dates import iso
from vietnamese.bodies import body_form, find_all_bodies
from vietnamese.glossary import expand_abbreviations, official_terms, translate_terms
from vietnamese.numbers import bare_number_key
from vietnamese.text import bare_form, cased, match_form

_PERSONAL = re.compile(r"(?<!\w)(?:so dien thoai|dien thoai (?:cua|lien he|la|di dong|ca nhan|nha)|so dt|sdt|email|thu dien tu|dia chi nha|(?<!do )tuoi(?! doi)|ngay sinh|que quan|luong cua|phone numbers?|telephone numbers?|(?:tele)?phone of|home address|birthday|mobile|zalo|so di dong|lien lac)(?!\w)")
_MONEY = re.compile(r"(?<!\w)(?:kinh phi|ngan sach|bao nhieu tien|chi phi|du toan|muc chi|tien thuong|muc thuong|budget|cost|funding|money|penalty|fine|phat tien|muc phat|how much money|bao nhieu dong|tong tien)(?!\w)")
_MONEY_WORDS = re.compile(r"kinh phí|ngân sách|dự toán|mức chi|đồng/|triệu đồng|tỷ đồng", re.IGNORECASE)
_CONTENT = re.compile(r"(?<!\w)(?:quy dinh gi|noi dung gi|noi dung cu the|cu the|bao nhieu|may ngay|may diem|may dieu|may chuong|gom nhung|gom may|may lan|may noi dung|toi da|quy dinh the nao|bat|buoc|yeu cau gi|noi gi ve|dieu may|how many|what does|say about|in detail|articles|chapters|require|thang diem|an dinh|chot ngay nao|ghi nhung gi|gom gi|cot nao|toan van|dieu khoan|(?:de ra|neu|dat ra|xac dinh|chi ra|ghi|giao|yeu cau) (?:nhung|cac|may|bao nhieu) (?:\w+ ){1,4}(?:nao|gi)|quy dinh (?:\w+ ){0,14}(?:nao|the nao|ra sao|gi)|yeu cau (?:\w+ ){0,4}(?:lam gi|nhung gi))(?!\w)")


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


def untold(library: Library, question: Question) -> Refusal | None:
    """A result, an award, a rank or a fine is asked for, and the documents meant tell none."""
    return outcomes.untold(library, question, not_found(library, question))


_FORM = re.compile(r"(?<!\w)(?P<form>(?:mau|bieu mau|bieu|phieu|de cuong)(?: so)? ?\d{0,2})(?: \w+){0,12} (?:gom|co|ghi|neu|in) (?:nhung |cac |may |bao nhieu )?(?:cot|dong|muc|noi dung|so lieu|chi tieu|phan|truong)|(?:columns?|fields?|rows?) (?:of|in|does|are in) (?:\w+ ){0,4}(?:form|template)")


def form(library: Library, question: Question) -> Refusal | None:
    """What a form or outline holds is asked for, and the documents meant only name it."""
    asked = _FORM.search(bare_form(question.text))
    if not asked:
        return None
    name = asked["form"] or "form"
    ids = question.documents or tuple(d.id for d in library.documents)
    heads = (bare_form(s.heading) for d in ids for s in library.sections(d))
    return None if any(h.startswith(name) for h in heads) else not_found(library, question)


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


_ORDERS = re.compile(r"(?:ke hoach|quyet dinh|chi thi|nghi quyet|ket luan|huong dan|cong van|quy che|quy dinh|chuong trinh)\s+(?:so\s+)?\d+[\w/\-]*/[\w\-]+(?:\s+(?:cua|ngay|nam)(?:\s+[\w/]+){1,6}?)?\s+(?:yeu cau|quy dinh|bat|giao|dat ra|buoc)(?!\w)")


def only_cited(library: Library, question: Question, unit: Unit | None) -> Refusal | None:
    """The content of a document that is only cited is asked for."""
    folded = bare_form(question.text)
    own = {bare_number_key(d.number.text) for d in library.documents if d.number}
    if _ORDERS.search(folded) and question.numbers and not any(bare_number_key(n.printed) in own for n in question.numbers):
        return _not_held(library, question)
    if question.kind not in ("citation", "number", "open", "clause", "reporting", "responsibility", "document_fact") or not _CONTENT.search(folded):
        return None
    if question.asks & {"which_document", "which_plan", "issued", "issuer", "yes_no", "where_to"} and not re.search(r"quy dinh gi|noi dung|toi da|thang diem|bao nhieu diem|quy dinh (?:\w+ ){0,14}(?:the nao|ra sao)", folded):
        return None
    return _not_held(library, question)


def _not_held(library: Library, question: Question) -> Refusal | None:
    """The refusal for a cited document that is not held, unless the plan's own title bears its name."""
    folded = bare_form(question.text)
    meant = references_meant(library, question)
    held_numbers = {d.number.text for d in library.documents if d.number}
    titles = {bare_form(d.title.text) for d in library.documents if d.title}
    for refs in meant.values():
        reference = refs[0]
        in_title = [d for d in library.documents if d.title and d.id in question.documents and (reference.number and reference.number.lower() in d.title.text.lower() or reference.alias and reference.alias in d.title.text)]
        if reference.number in held_numbers or bare_form(reference.name) in titles:
            continue
        if in_title and not re.search(r"(?:quy dinh|chi thi|quyet dinh|nghi quyet|ket luan|luat|quy che)\s+[\w/\-]*\d?[\w/\-]*\s*(?:(?:cua|tinh)\s+\w+(?:\s+\w+){0,2}?\s+)?(?:quy dinh|bat|yeu cau|noi|ghi)", folded):
            continue
        language = "en" if question.english else "vi"
        citing = dict.fromkeys(r.document for r in narrowed(question, refs))
        return Refusal("not_held", wording(language, "refusal", "not_held", name=said_name(question, refs) or best_name(refs), document=joined([document_name(library.document(d), question) for d in citing], question)))
    return None


def best_name(refs: tuple[Reference, ...]) -> str:
    """How a cited document is named: not as a heading in capitals prints it."""
    return max(refs, key=lambda r: (not re.search(r"TTG(?!\w)|[A-ZĐ]{3,}\s", r.name), bool(r.date))).name


def unknown_law(library: Library, question: Question) -> Refusal | None:
    """A law or decree is asked about that is neither held nor, beyond its name, told of."""
    if question.asks & {"which_plan", "which_document", "yes_no"} or question.english:
        return None
    titles = {bare_form(" ".join(d.title.text.split())) for d in library.documents if d.title}
    cited = {bare_form(r.name) for r in library.references() if r.number is None}
    language = "vi"
    for law in (c for c in find_citations(question.text) if c.number is None and c.type in ("Luật", "Bộ luật", "Pháp lệnh")):
        name = bare_form(law.name)
        if any(name in t or t in name for t in titles):
            continue
        if not any(name in c or c in name for c in cited):
            return Refusal("not_cited", wording(language, "refusal", "not_cited", name=law.name))
    return None


_STATUS = re.compile(r"(?<!\w)(?:con hieu luc|con dung|con ap dung|het hieu luc|bi thay the|duoc thay the|van ban nao thay|thay (?:quy che|quyet dinh|chi thi|luat)|bi bai bo|con gia tri|still in force|superseded|still valid|(?:been|was|is|were) replaced)(?!\w)")


def other_date(library: Library, question: Question) -> Refusal | None:
    """A document is named with a day that no citation of its number bears: another document of that number, which nothing here cites."""
    for number in question.numbers:
        refs = library.citing(number.key)
        days = [t for t in question.times if t.kind == "date" and 0 <= t.start - number.end <= 8]
        if refs and days and not any(r.date == iso(days[0].value) for r in refs) and any(r.date for r in refs) and not question.asks & {"yes_no", "compare"}:
            name = f"{number.printed} {question.text[number.end : days[0].end].strip()}"
            return Refusal("not_cited", wording("en" if question.english else "vi", "refusal", "not_cited", name=name))
    return None


def status(library: Library, question: Question) -> Refusal | None:
    """Whether a document is still in force is asked; the documents held never say it, the catalogue's note may."""
    if not _STATUS.search(bare_form(without_seeing(question.text))) or question.kind == "citation" or effect_asked(question):
        return None
    meant = references_meant(library, question)
    named = next((refs[0].alias or best_name(refs) for refs in meant.values()), "")
    if not named and not question.documents:
        return None
    language = "en" if question.english else "vi"
    return Refusal("status", wording(language, "refusal", "status", name=named or document_name(library.document(question.documents[0]), question)))


def not_found(library: Library, question: Question) -> Refusal:
    """Nothing that answers was found; the reason says where was searched."""
    ids = question.documents or tuple(d.id for d in library.documents)
    language = "en" if question.english else "vi"
    if len(ids) <= 5:
        where = joined([document_name(library.document(d), question) for d in ids], question)
    else:
        where = f"{len(ids)} documents" if question.english else f"{len(ids)} văn bản"
    return Refusal("not_found", wording(language, "refusal", "not_found", where=where))


NEAREST = 0.3


def too_far(relevance: Relevance, text: str, context: str, near: float) -> bool:
    """Whether the best sentence neither holds the question's words nor means nearly the same."""
    return relevance.coverage(f"{text} {context}") + near < NEAREST


_PERSON_ASKED = re.compile(r"(?<!\w)(?:(?:ho va ten|ho ten|ten)\s+(?:cua\s+)?(?:ong|ba|dong chi|giam doc|chu tich|pho|truong|bi thu|chanh|nguoi)|(?:giam doc|chu tich|bi thu|truong ban|chanh van phong)[^?]{0,60}(?:ten (?:la )?gi|la ai)|name of the (?:director|chair\w*|head|secretary))")


def unnamed_person(library: Library, question: Question) -> Refusal | None:
    """A person's name is asked for by position and no document meant prints one beside that position."""
    if "signatory" in question.asks or not _PERSON_ASKED.search(bare_form(question.text)):
        return None
    ids = question.documents or tuple(d.id for d in library.documents)
    position = re.search(r"giam doc|chu tich|bi thu|truong ban|chanh van phong|director|chair|secretary|head", bare_form(question.text))
    for document in (library.document(d) for d in ids):
        for person in typed(document.text).of("person"):
            around = bare_form(document.text[max(0, person.start - 60) : person.end + 60])
            if position and position.group() in around:
                return None
    return not_found(library, question)


_PROPER = re.compile(cased(r"(?<![.?!]\s)(?<!^)(?<!\w)(?:[<U>][<L>]+)(?:\s+[<U>][<L>]+)+(?!\w)"))


_OF_A_BODY = re.compile(r"(?:Các\s+)?(?:Hội|Mặt|Đoàn|Ủy|Uỷ|Ban|Sở|Phòng|Văn|Công|Bộ|Trường|Trung|Liên|Đảng|Tỉnh|Huyện|Thành|Thị|Chi)\s")  # a body's short name is capitalised as a proper one is


def absent_name(library: Library, question: Question) -> Refusal | None:
    """A body or a proper name is asked about that the documents meant never name."""
    if not question.documents or question.asks & {"yes_no", "which_document", "which_plan", "compare"} or question.kind in ("comparison", "citing", "clause", "document_fact", "reporting", "citation"):
        return None
    text = expand_abbreviations(question.text)
    named = [bare_form(plain_body(n)) for _, _, n in find_all_bodies(text, bare=question.bare)]
    named = [n for n in named if n.startswith(("so ", "bo ", "chi cuc ", "cuc "))]
    proper = [bare_form(m.group()) for m in _PROPER.finditer(question.text) if not _OF_A_BODY.match(m.group()) and not find_all_bodies(m.group()) and not official_terms(m.group())] if question.language == "vi" else []
    if not named and not proper:
        return None
    folded = " \n ".join(bare_form(body_form(library.document(d).text)) for d in question.documents)
    if any(not any(part in folded for part in _forms(n)) for n in named) or any(p not in folded for p in proper):
        return not_found(library, question)
    return None


_SUM_ASKED = re.compile(r"(?<!\w)(?:don gia (?:\w+ ){0,12}bao nhieu|don gia nao|bao nhieu (?:tien|dong|kinh phi)|kinh phi (?:\w+ ){0,6}bao nhieu|so tien|how much (?:money|did|does|do|is|was|will)|cost)(?!\w)")


_SUM = re.compile(r"\d\s*(?:triệu|tỷ|nghìn|ngàn|trăm)?\s*đồng|%")


def unsummed(question: Question, text: str) -> bool:
    """Whether a sum of money is asked for and the sentence names none."""
    return bool(_SUM_ASKED.search(bare_form(question.text))) and _SUM.search(text) is None


def summed(question: Question, text: str) -> bool:
    """Whether a sum of money is asked for and the sentence names one."""
    return bool(_SUM_ASKED.search(bare_form(question.text))) and _SUM.search(text) is not None


def _forms(form: str) -> tuple[str, ...]:
    """A body with and without its level."""
    return (form, re.sub(r"\s+(?:tinh|huyen|xa|tinh uy|trung uong)$", "", form))


_TOTAL = re.compile(r"(?<!\w)tong (?:ngan sach|kinh phi|so tien|von|du toan)(?!\w)")


def uncounted(question: Question, text: str) -> bool:
    """Whether "bao nhiêu X", "mấy X" asks for a count of X that the sentence does not give."""
    if _TOTAL.search(bare_form(question.text)) and not re.search(r"(?<!\w)(?:tổng|dự toán|kinh phí)(?!\w)[^.;]{0,60}\d", text, re.IGNORECASE):
        return True
    match = re.search(r"(?<!\w)(?:bao nhieu|may|how many)\s+(\w+)", bare_form(question.text))
    if not match or match.group(1) in ("lan", "thang", "nam", "ngay", "quy", "noi", "tinh", "ke", "van", "la", "thi", "tien", "dong", "kinh", "gio", "cai", "hang", "moi", "mot", "trong", "thu", "cho", "va", "tu", "den", "o", "tai", "voi", "de", "theo", "doi", "so"):
        return False
    noun = match.group(1)
    if re.search(r"(?<!\w)(?:bao nhieu|may) phan tram(?!\w)", bare_form(question.text)):
        return "%" not in text
    if question.english:
        said = re.search(r"how many ((?:\w+ ){0,2}\w+?) (?:are|is|were|was|work|works|must|should|does|do|did|have|has|in|at|of)(?!\w)", bare_form(question.text))
        terms = translate_terms(said.group(1) if said else noun) or translate_terms(noun)
        return bool(terms) and not any(match_form(t) in match_form(text) for t in terms)
    if re.search(rf"(?<!\w)co bao nhieu {noun}(?!\w)", bare_form(question.text)) and "%" in text and not re.search(r"\d(?!\d*\s*%)", re.sub(r"\d+(?:[.,]\d+)?\s*%", "", text)):
        return True  # a share of them is no count
    if noun in _COUNTED:
        return re.search(rf"(?:\d|(?<!\w)(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi))\s*(?:\w+\s+){{0,2}}{noun}(?!\w)", bare_form(text)) is None
    return re.search(rf"(?<!\w){noun}(?!\w)", bare_form(text)) is None


_COUNTED = ("nguoi", "ho", "vu", "cuoc", "lop", "hoi", "dang", "can", "cong", "don")
