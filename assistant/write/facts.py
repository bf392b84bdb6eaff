"""Facts of a document itself: number, date, signatory, issuer, recipients, period; blanks are told as blanks."""

import re
from functools import cache

from assistant.answers import Draft, Evidence, Refusal, Written
from assistant.library import Library
from assistant.question import Question
from assistant.rank.asked import replaced_asked
from assistant.wordings import wording
from assistant.write.naming import document_name, joined, sentence_case
from index.records import Cut, Document
from vietnamese.glossary import document_types
from vietnamese.numbers import bare_number_key
from vietnamese.sentences import sentences
from vietnamese.text import bare_form, match_form


def fact_answer(library: Library, question: Question, documents: tuple[str, ...]) -> Written | None:
    """The facts asked for; a refusal when the copy leaves every one of them blank."""
    slots = _asked(question)
    if not slots:
        return None
    drafts: list[Draft] = []
    blanks: list[tuple[str, list[str]]] = []
    for document in (library.document(d) for d in documents):
        said, blank = _facts(document, question, slots)
        drafts += said
        if blank:
            blanks.append((document.id, blank))
    language = "en" if question.english else "vi"
    if not drafts and blanks:
        document = library.document(blanks[0][0])
        what = joined([wording(language, "blank", b) for b in blanks[0][1]], question)
        return Written("document_fact", refusal=Refusal("blank", wording(language, "refusal", "blank", document=document_name(document, question), what=what)))
    for name, blank in blanks:
        document = library.document(name)
        what = joined([wording(language, "blank", b) for b in blank], question)
        drafts.append(Draft(wording(language, "refusal", "blank", document=document_name(document, question), what=what), (_title(document),), "silence"))
    return Written("document_fact", tuple(drafts)) if drafts else None


def _asked(question: Question) -> list[str]:
    folded = bare_form(question.text)
    slots = []
    if "signatory" in question.asks:
        slots.append("signatory")
    if "recipients" in question.asks:
        slots.append("recipients")
    if question.english and "which_document" in question.asks and "issued" in question.asks:
        slots.append("number")
    if "number" in question.asks or "how_many" in question.asks and "số" in question.text and question.kind == "document_fact":
        slots.append("number")
    if "issued" in question.asks or re.search(r"ban hanh|ra doi|ngay thang|issued|ky ngay|ngay ky|phat (?:luc|hoi|di|ngay)", folded) and question.asks & {"when", "how_many"} and not effect_asked(question):
        slots.append("date")
    if "issuer" in question.asks:
        slots.append("issuer")
    if effect_asked(question):
        slots.append("effect")
    if asks_period(question):
        slots.append("period")
    if re.search(r"de lam gi|nham lam gi|de thuc hien|what for|purpose|ve viec gi", folded) and "issuer" in question.asks:
        slots.append("title")
    return slots


_ASKS_NUMBER = re.compile(r"(?:mang so|xin so|so va ngay|so may|so bao nhieu|so ky hieu|so hieu|ky hieu|ban hanh ngay|ngay ban hanh|ban hanh khi nao|ban hanh vao|ra doi|ky ngay|ngay ky|what is the number|number of the|what number|document number|which number|number and date|date and number|official number|issued)")


@cache
def _type_names(bare: bool) -> re.Pattern[str]:
    """Names of document types as a question in `bare_form`, or in `match_form`, has them: with accents, "phường An" is no "phương án"."""
    form = bare_form if bare else match_form
    names = sorted((re.escape(form(t.name)) for t in document_types()), key=len, reverse=True)
    names += sorted(map(re.escape, _english_types()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)}|{form('bản này')}|{form('văn bản này')}|plan|regulation|directive|guidance|programme|document)(?!\w)")


_CITES_WHICH = re.compile(r"(?<!\w)(?:vien dan|dan chieu|dan|can cu|dua vao|dua tren|thuc hien|trien khai)\s+(?:\w+\s+)?(?:nghi quyet|chi thi|ket luan|quyet dinh|quy che|quy dinh|luat|nghi dinh|thong tu|ke hoach|chuong trinh|huong dan|cong van|van ban)\s+(?:(?:\w+\s+){0,4}nao|so (?:may|bao nhieu))(?!\w)|(?<!\w)(?:relies on|rests on|is based on|cites|refers to|carries out) (?:an?|one|the) (?:\w+ ){0,4}(?:decision|directive|resolution|regulation|conclusion|decree|circular|official letter)(?!\w)|(?<!\w)(?:vien dan|dan|dua vao|can cu) mot (?:nghi quyet|chi thi|ket luan|quyet dinh|quy che|quy dinh|cong van)(?!\w)")
_CITED_ASKED = re.compile(r"(?<!\w)which (?:\w+ ){0,4}(?:decree|law|directive|resolution|decision|circular|conclusion|regulation|guidance|official letter|letter)s?(?!\w)(?! numbers?)")


def own_number_asked(library: Library, question: Question) -> bool:
    """Whether number or date of the document itself is asked: the type of document named last before the asking words is its own."""
    folded = bare_form(question.text)
    asking = _ASKS_NUMBER.search(folded)
    if not asking or not question.asks & {"number", "issued", "which_document"} or replaced_asked(question):
        return False
    bearing = {bare_number_key(n.text) for d in question.documents if (n := library.document(d).number)}
    if question.numbers and all(bare_number_key(n.printed) in bearing for n in question.numbers):
        return bool(question.asks & {"issued", "signatory"}) or bool(re.search(r"exact day|what day|which day|ngay nao|ngay may|hom nao", folded) and not question.asks & {"where_to"})
    own = {bare_form(kind.text) if (kind := library.document(d).type) else "cong van" for d in question.documents}
    typed = match_form(question.text) if question.language == "vi" and len(match_form(question.text)) == len(folded) else folded
    before = typed[: asking.start()] if not question.english else typed
    named = [m for m in _type_names(typed is folded).finditer(before)]
    if not named:
        named = list(_type_names(typed is folded).finditer(typed))[:1]
    named = [m for m in named if bare_form(m.group()) != "bao cao" or "bao cao" in own]
    named = [m for m in named if m is named[0] or bare_form(m.group()) not in _ALSO_VERBS or bare_form(m.group()) in own]
    named = [m for m in named if not re.match(r"\s+(?:so\s+)?\d", before[m.end() :])]
    if question.english and _CITED_ASKED.search(folded) or _CITES_WHICH.search(folded):
        return False
    if not named or question.english and re.search(r"issued (?:the|this|that)|who issued", folded):
        return False
    last = bare_form(named[-1].group() if not question.english else named[0].group())
    last = _in_vietnamese(last)
    number_after = bool(question.numbers) or any(bare_form(s.type or "") == last for s in question.spoken)
    about_document = re.search(r"(?:theo|kem|kèm)\s+(?:\w+\s+){0,2}$", before[: named[-1].start()]) is not None
    return not about_document and not number_after and (last in ("ban nay", "van ban nay", "document") or any(o.startswith(last) or last.startswith(o) for o in own))


_ALSO_VERBS = frozenset(("huong dan", "thong bao", "quy dinh", "ket luan"))  # "công văn … hướng dẫn phong trào": what the document does, not another document


@cache
def _english_types() -> dict[str, str]:
    return {t.english.lower(): bare_form(t.name) for t in reversed(document_types())} | {"regulation": "quy che", "guidance": "huong dan", "guidelines": "huong dan", "instruction": "huong dan"}


def _in_vietnamese(name: str) -> str:
    return _english_types().get(name, name)


def asks_period(question: Question) -> bool:
    """Whether the question asks for how long the document runs."""
    return bool(re.search(r"(?:tinh|ap dung|het|keo dai|hieu luc|chay)\s+(?:den\s+|toi\s+)?(?:nam nao|khi nao)|keo dai\s+(?:den|toi)\s+(?:het )?(?:bao gio|luc nao)|(?:dat )?moc (?:den|toi) nam (?:nao|bao nhieu)|(?:nham|huong) (?:toi|den|vao) (?:moc )?nam nao|thoi ky nao|giai doan nao|what period|which period|until what year|which years|(?:lam|ap dung|danh|dung) cho nam nao", bare_form(question.text)))


def _facts(document: Document, question: Question, slots: list[str]) -> tuple[list[Draft], list[str]]:
    drafts: list[Draft] = []
    blanks: list[str] = []
    for slot in slots:
        if slot == "date" and "number" in slots and document.number and document.date_typed and len(document.date_typed) == 10 and "hồi" not in document.text[: document.date.start if document.date else 0][-40:]:
            continue  # the sentence on the number tells the day too
        draft = _SLOTS[slot](document, question)
        if draft is not None:
            drafts.append(draft)
        elif slot in ("number", "date", "signatory"):
            blanks.append(slot)
    return drafts, blanks


def _frame(question: Question, key: str, /, **values: object) -> str:
    return wording("en" if question.english else "vi", "frame", key, **values)


def _at(document: Document, *cuts: Cut | None) -> tuple[Evidence, ...]:
    return tuple(Evidence(document.id, c.start, c.end) for c in cuts if c is not None)


def _title(document: Document) -> Evidence:
    title = document.title
    return Evidence(document.id, title.start, title.end) if title else Evidence(document.id, 0, min(200, len(document.text)))


def _signatory(document: Document, question: Question) -> Draft | None:
    if document.signatory is None:
        return None
    name, role = document.signatory, document.signatory_role
    if "\n" in name.text or ":" in name.text or any(c[:2] in ("TM", "KT", "TL") for c in _cells(name.text)):
        lines = [", ".join(c for c in _cells(line) if c) for line in name.text.replace("*", "").splitlines()]
        return Draft(_frame(question, "signed_lines", document=document_name(document, question), name="; ".join(line for line in lines if line)), _at(document, name))
    if "|" in name.text:
        return Draft(_frame(question, "signed_name", document=document_name(document, question), name=joined([c.strip() for c in name.text.strip("| ").split("|")], question)), _at(document, name))
    if role is None:
        return Draft(_frame(question, "signed_name", document=document_name(document, question), name=name.text), _at(document, name))
    words = _role_words(role.text)
    block = Evidence(document.id, _block_start(document, role.start), name.end)
    if _CAPACITY.search(bare_form(question.text)):
        words = " ".join(document.text[block.start : role.end].split())
    return Draft(_frame(question, "signed", document=document_name(document, question), name=name.text, role=words), (block,))


def _cells(line: str) -> list[str]:
    return [c.strip() for c in line.strip().strip("|").split("|")]


_CAPACITY = re.compile(r"(?<!\w)(?:thua lenh|thay mat|ky thay|tu cach|on behalf|capacity|by order)(?!\w)")


def _block_start(document: Document, at: int) -> int:
    before = document.text.rfind("\n", 0, max(0, at - 1))
    line = document.text[before + 1 : at]
    return before + 1 if re.match(r"\s*(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b", line) else at


def _role_words(role: str) -> str:
    words = re.sub(r"^(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?[./]?\s*", "", role.strip())
    if not words.isupper():
        return words
    return re.sub(r"^Phó (chủ|giám|trưởng|bí|chánh)", lambda m: f"Phó {m.group(1).capitalize()}", words.lower().capitalize())


def _number(document: Document, question: Question) -> Draft | None:
    if document.number is None:
        return None
    dated = ""
    if document.date and document.date_typed and len(document.date_typed) == 10:
        dated = f" {document.date.text}" if document.date.text.startswith("ngày") else f" ngày {document.date.text}"
    line_start = document.text.rfind("\n", 0, document.number.start) + 1
    line_end = document.text.find("\n", document.number.end)
    line = document.text[line_start : line_end if line_end > 0 else len(document.text)]
    with_decision = re.search(r"kèm theo\s+(?P<what>\w+(?:\s\w+)?\s+số\s+)", line)
    if with_decision:
        number = f"{with_decision.group('what')}{document.number.text}"
        issuer = re.search(r"của\s+([^)]+)", document.text[document.number.end : line_start + len(line)])
        words = _frame(question, "issued_with", document=document_name(document, question), number=number, dated=dated + (f" của {issuer.group(1).strip()}" if issuer else ""))
        return Draft(words, (Evidence(document.id, line_start, line_start + len(line.rstrip())),))
    return Draft(_frame(question, "numbered", document=document_name(document, question), number=document.number.text, dated=dated), _at(document, document.number, document.date if dated else None))


def _date(document: Document, question: Question) -> Draft | None:
    if document.date is None or document.date_typed is None:
        return None
    folded = bare_form(question.text)
    if len(document.date_typed) == 10:
        words = document.date.text if document.date.text.startswith("ngày") else f"ngày {document.date.text}"
        line = document.text[: document.date.start].rsplit("\n", 1)[-1]
        hour = re.search(r"hồi\s+\d{1,2}\s+giờ(?:\s+\d{1,2}(?:\s+phút)?)?", line)
        if hour:
            words = f"{hour.group()} {words}"
        return Draft(_frame(question, "dated", document=document_name(document, question), date=words), (Evidence(document.id, document.date.start - len(line), document.date.end),) if hour else _at(document, document.date))
    year_only = len(document.date_typed) == 4
    if year_only and not re.search(r"nam nao|what year|which year", folded):
        return None
    if not re.search(r"thang|nam nao|month|year|khi nao|when|bao gio", folded):
        return None
    return Draft(_frame(question, "dated_part", document=document_name(document, question), date=document.date.text), _at(document, document.date))


def _issuer(document: Document, question: Question) -> Draft | None:
    if document.issuer is None:
        return None
    name = " ".join(document.issuer.text.split())
    return Draft(_frame(question, "issued_by", document=document_name(document, question), issuer=sentence_case(name)), _at(document, document.issuer))


def _recipients(document: Document, question: Question) -> Draft | None:
    if document.recipients is None:
        return None
    rows = [re.sub(r"^[-–•+]\s*", "", r).strip(" ;.") for r in document.recipients.text.split("\n")[1:]]
    folded = bare_form(question.text)
    wanted = rows
    if re.search(r"bao cao|b/c|\(b/c\)", folded):
        wanted = [r for r in rows if re.search(r"b/c|báo cáo", r, re.IGNORECASE)] or rows
    if re.search(r"(?<!\w)bo nao|which ministry", folded):
        wanted = [r for r in wanted if r.startswith("Bộ")] or wanted
    return Draft(_frame(question, "recipients", document=document_name(document, question), list="; ".join(w for w in wanted if not w.startswith("Lưu"))), _at(document, document.recipients))


def _period(document: Document, question: Question) -> Draft | None:
    if document.period is None:
        return None
    return Draft(_frame(question, "period", document=document_name(document, question), period=document.period.text), _at(document, document.title))


_EFFECT_ASKED = re.compile(r"(?<!\w)(?:(?:bat dau (?:ap dung|thi hanh|thuc hien)|ap dung|thi hanh) (?:tu |ke tu )*(?:khi|ngay|bao gio|luc|hom|nam)|co hieu luc (?:tu |thi hanh |ke tu )*(?:khi|ngay|bao gio|luc|hom|nam)|hieu luc (?:tu|ke tu|thi hanh)|(?:take|took|takes) effect|from what date does|het hieu luc (?:vao )?(?:tu )?(?:khi|ngay|bao gio|luc|hom)|effective (?:from|date)|(?:come|came|comes) into (?:force|effect))(?!\w)")
_EFFECT = re.compile(r"^\W*(?:Điều\s+\d+\.?\s*|\d+\.\s*)?(?:Quyết định|Quy chế|Quy định|Nghị quyết|Chỉ thị|Kế hoạch|Hướng dẫn|Thông tư|Nghị định|Luật) (?:liên tịch )?có hiệu lực|(?<!\w)này(?!\w)[^.;]{0,120}?có hiệu lực\s+(?:thi hành\s+)?(?:kể\s+)?(?:từ|sau)(?!\w)|có hiệu lực[^.;]{0,40}?kể từ ngày (?:ký|ban hành)", re.IGNORECASE)


def effect_asked(question: Question) -> bool:
    """Whether the question asks from when a document is in force."""
    return bool(_EFFECT_ASKED.search(bare_form(question.text)))


def _effect(document: Document, question: Question) -> Draft | None:
    """The sentence in which the document says from when it is in force."""
    found = next(((a, b) for a, b in sentences(document.text) if _EFFECT.search(document.text[a:b])), None)
    if found is None:
        return None
    words = " ".join(document.text[found[0] : found[1]].split()).rstrip("./ ")
    return Draft(_frame(question, "states", document=document_name(document, question), text=f"“{words}”").rstrip(".") + ".", (Evidence(document.id, *found),))


def _title_draft(document: Document, question: Question) -> Draft | None:
    if document.title is None:
        return None
    title = re.sub(r"\s+", " ", document.title.text)
    return Draft(_frame(question, "states", document=document_name(document, question), text=f"“{title}”").rstrip(".") + ".", (_title(document),))


_SLOTS = {"signatory": _signatory, "number": _number, "date": _date, "issuer": _issuer, "recipients": _recipients, "period": _period, "effect": _effect, "title": _title_draft}
