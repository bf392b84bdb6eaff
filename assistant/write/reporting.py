"""Sentences on who reports, registers, raises or sends what, to whom, through whom, by when."""

import re

from assistant.answers import Draft, Evidence
from assistant.library import Library
from assistant.question import Question
from assistant.wordings import wording
from assistant.gate.tokens import typed
from assistant.write.english_time import english_time
from assistant.write.naming import body, document_name, in_label, joined, whereabouts
from index.records import Cut, Document, Duty
from vietnamese.text import bare_form

ONE_PLACE = 300  # letters within which slots from another sentence are quoted as one stretch
_VERBS = {
    "report": ("báo cáo", "must report"), "register": ("đăng ký", "must register"), "raise_difficulties": ("phản ánh", "raise"),
    "notify": ("gửi", "must send"), "synthesise": ("tổng hợp, báo cáo", "must compile and report"),
}
_PREPOSITION = re.compile(r"(?:^|\s)(về|với|cho|lên|tới|đến|gửi về|gửi cho|gửi)\s+$")


def duty_draft(library: Library, question: Question, duty: Duty, *, placed: bool = True) -> Draft:
    """One duty as one sentence."""
    document = library.document(duty.document)
    text = _english(duty, document, question) if question.english else _vietnamese(duty, document, question, placed=placed)
    return Draft(text, (Evidence(duty.document, duty.start, duty.end, duty.section), *_bearer_evidence(library, duty)))


def whole_draft(library: Library, question: Question, duty: Duty) -> Draft:
    """The duty's own sentence word for word, under its bearers where these stand elsewhere."""
    document = library.document(duty.document)
    words = re.sub(r"\s+", " ", document.cut(duty.start, duty.end)).strip(" ./;“”\"")
    outside = [b for b in duty.bearers if not duty.start <= b.start < duty.end]
    subject = joined([body(b.text, question) for b in outside], question)
    frame = "states_of" if subject else "states"
    text = wording("en" if question.english else "vi", "frame", frame, document=document_name(document, question), body=lowered(subject), text=f"“{words}”")
    return Draft(text.rstrip(".") + ".", (Evidence(duty.document, duty.start, duty.end, duty.section), *_bearer_evidence(library, duty)))


def _bearer_evidence(library: Library, duty: Duty) -> tuple[Evidence, ...]:
    """Where a slot stands outside the duty's own sentence: a bearer in an earlier sentence, recipients named for all reports at once."""
    slots = (*duty.bearers, *duty.recipients, duty.via, duty.deadline, duty.frequency)
    outside = [c for c in slots if c and not duty.start <= c.start < duty.end and not in_label(library, duty.document, duty.start, c.start, c.end)]
    if not outside:
        return ()
    start, end = min(c.start for c in outside), max(c.end for c in outside)
    if end - start <= ONE_PLACE:
        return (Evidence(duty.document, start, end, duty.section),)
    return tuple(Evidence(duty.document, c.start, c.end, duty.section) for c in outside)


def _vietnamese(duty: Duty, document: Document, question: Question, *, placed: bool) -> str:
    subject = _listed([b.text for b in duty.bearers], question)
    if duty.co_bearers and subject and "phoi hop" in bare_form(question.text):
        subject += f", phối hợp với {joined([b.text for b in duty.co_bearers], question)},"
    where = f" ở {whereabouts(document)}" if placed and document.province_name and document.province_name.lower() not in subject.lower() else ""
    if subject:
        parts = [_capital(subject) + where]
    else:
        parts = [f"{_capital(document_name(document, question))} yêu cầu"]
    verb = _VERBS[duty.kind][0]
    matter = _matter(duty)
    vague = duty.deadline if duty.deadline and duty.deadline.kind == "unspecified" and duty.deadline.text.lower().startswith(("kịp thời", "ngay")) else None
    head = f"{vague.text.lower()} {verb}" if vague else verb
    parts.append(f"{head} {matter}".strip())
    if duty.frequency and duty.frequency.text.lower() not in matter.lower() and not (duty.deadline and duty.frequency.text.lower() in duty.deadline.text.lower()):
        parts.append(_frequency(duty.frequency))
    if duty.recipients:
        to = f"{_preposition(duty, document)} {_recipients(duty, question)}".strip()
        direct = not _preposition(duty, document)
        parts = [_apart(f"{head} {to}", matter) if p == f"{head} {matter}".strip() else p for p in parts] if direct else [*parts, to]
        if direct and parts[-1] != _apart(f"{head} {to}", matter) and _swallowed(" ".join(parts[:-1]), parts[-1]):
            parts[-2] += ","
    sentence = " ".join(p for p in parts if p)
    if duty.deadline and duty.deadline is not vague:
        sentence += f", {duty.deadline.text}" if duty.deadline.kind != "unspecified" else f" {duty.deadline.text}"
    if duty.final_reader:
        who = f"{duty.compiler.text} " if duty.compiler else ""
        sentence += f"; để {who}tổng hợp, báo cáo {joined([f.text for f in duty.final_reader], question)}"
    if duty.channel and duty.channel.text.lower() not in sentence.lower():
        sentence += f", {duty.channel.text}"
    return re.sub(r"\s+", " ", sentence).rstrip(" .;") + "."


def _listed(names: list[str], question: Question) -> str:
    """Names joined by "và", by commas alone where two of them would be read as one body ("Cấp ủy và tổ chức đảng")."""
    words = joined(names, question)
    melted = any(" và " in words[t.start : t.end] and words[t.start : t.end] not in names for t in typed(words).of("body"))
    return ", ".join(names) if melted else words


def _apart(to: str, matter: str) -> str:
    """Recipient and matter side by side, "về" between them where the matter could be read as the end of the name."""
    return f"{to} {'về ' if _swallowed(to, matter) else ''}{matter}".strip()


def _swallowed(words: str, more: str) -> bool:
    """Whether a body named at the end of the words reaches into what follows it."""
    whole = f"{words} {more}"
    return bool(more) and any(t.start < len(words) < t.end - 1 for t in typed(whole).of("body"))


def _preposition(duty: Duty, document: Document) -> str:
    """The word before the recipient as printed; none where the verb takes it directly ("báo cáo UBND tỉnh")."""
    if duty.kind == "register":
        return "gửi về"
    at = duty.recipients[0].start
    printed = _PREPOSITION.search(document.text[max(0, at - 12) : at])
    if printed:
        word = printed.group(1).lower()
        return {"gửi": "cho", "gửi cho": "cho", "gửi về": "về"}.get(word, word)
    return "" if duty.kind in ("report", "synthesise") else "về" if duty.kind == "raise_difficulties" else "cho"


def _english(duty: Duty, document: Document, question: Question) -> str:
    subject = lowered(joined([body(b.text, question) for b in duty.bearers], question))
    place = f"In {whereabouts(document)}, " if document.province_name else ""
    sentence = f"{place}{subject}" if subject else _capital(f"{document_name(document, question)}'s addressees")
    sentence += f" {_VERBS[duty.kind][1]} {_matter(duty)}".rstrip()
    if duty.frequency:
        sentence += f", {english_time(duty.frequency.text)}"
    if duty.recipients:
        sentence += f" to {_recipients(duty, question)}"
    if duty.deadline:
        sentence += f", {english_time(duty.deadline.text)}"
    if duty.final_reader:
        who = f"{body(duty.compiler.text, question)} " if duty.compiler else ""
        sentence += f"; {who}compiles (tổng hợp) and reports to {joined([body(f.text, question) for f in duty.final_reader], question)}"
    if duty.channel:
        sentence += f", {duty.channel.text}"
    return re.sub(r"\s+", " ", sentence).rstrip(" .;") + "."


def _matter(duty: Duty) -> str:
    if duty.kind == "raise_difficulties":
        return "khó khăn, vướng mắc" if duty.matter is None or "khó khăn" in (duty.matter.text + (duty.condition.text if duty.condition else "")) else duty.matter.text
    if duty.matter is None:
        return ""
    words = duty.matter.text.split()
    return " ".join(words[:28]) + ("…" if len(words) > 28 else "")


def _frequency(cut: Cut) -> str:
    return cut.text[:1].lower() + cut.text[1:]


def _recipients(duty: Duty, question: Question) -> str:
    names = []
    through = "through" if question.english else "qua"
    for recipient in duty.recipients:
        name = body(recipient.text, question)
        if duty.via and duty.via_of == recipient.text:
            name += f" ({through} {body(duty.via.text, question)})"
        names.append(name)
    shown = joined(names, question)
    if duty.via and not any(f"({through} " in n for n in names):
        shown += f" ({through} {body(duty.via.text, question)})"
    return shown


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def lowered(words: str) -> str:
    """A group's name in running text: "các cơ quan …", while a body's own name keeps its capital."""
    return words[:1].lower() + words[1:] if re.match(r"(?:Các|Những|Mỗi|Toàn|Cơ quan|Đơn vị)\s", words) else words


def silences(library: Library, question: Question, duty: Duty) -> list[Draft]:
    """What is asked of the duty and the text does not say."""
    document = library.document(duty.document)
    name = document_name(document, question)
    evidence = (Evidence(duty.document, duty.start, duty.end, duty.section),)
    language = "en" if question.english else "vi"
    out = []
    if question.asks & {"when"} or any(t.kind in ("day", "date") for t in question.times):
        if duty.deadline is None:
            out.append("deadline")
        elif duty.deadline.kind == "by reference":
            out.append("reference")
        elif duty.deadline.kind == "unspecified":
            out.append("date")
    if "where_to" in question.asks and not duty.recipients:
        out.append("recipients")
    if "via" in question.asks and duty.via is None and duty.recipients:
        out.append("via")
    if "how_often" in question.asks and (duty.frequency is None or duty.frequency.text.lower() == "định kỳ"):
        out.append("frequency")
    return [Draft(wording(language, "silence", slot, document=name), evidence, "silence") for slot in out]
