"""True sentences over the five plans, and the false ones made of them: the kinds of evals.mutating, and those that need the roles of a sentence."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.answers import Evidence
from assistant.service import Assistant
from evals.mutating import Variant, mutations
from tests.assistant.saying import says
from vietnamese.bodies import body_list
from vietnamese.sentences import sentences
from vietnamese.text import cased, fold_spaces, match_form, nfc

PROVINCES = ("Khánh Hòa", "Lâm Đồng", "Hải Dương", "Ninh Thuận", "Kiên Giang")
_TELLING = re.compile(cased(r"\d|(?<!\w)(?:hàng|hằng|không|chủ trì|phối hợp|báo cáo|qua)(?!\w)|(?<!\w)(?:UBND|Ủy ban|Sở|Ban) [<U>]"))
_TO_VIA = re.compile(cased(r"(?P<verb>(?:về|to) )(?P<to>[<U>][^(),.;]+?) \((?P<word>qua|through) (?P<via>[<U>][^(),.;]+?)\)"))
_TO = re.compile(cased(r"(?<!\w)(?P<word>gửi về|về|báo cáo) (?=[<U>])"))
_GLOSSED = re.compile(cased(r"to (?P<to>[<U>][^()]+ \([^()]+\)) \(through (?P<via>[<U>][^()]+ \([^()]+\))\)"))
_LEAD = re.compile(cased(r"(?P<lead>[<U>][^,.;:“]{3,40}?) chủ trì,? phối hợp với (?P<support>[<U>][^,.;:]{3,40}?)(?=,| tổng hợp| hướng dẫn| các | tham mưu| xây dựng| tổ chức)"))
_RECURS = (("6 tháng", "3 tháng"), ("6 tháng", "9 tháng"), ("1 năm", "2 năm"), ("hàng tháng", "hàng quý"), ("hàng năm", "hàng quý"), ("hằng năm", "hàng tuần"), ("hàng năm", "6 tháng"))
_VERBS = re.compile(r"(?<!\w)(?:báo cáo|phối hợp|tổng hợp|phản ánh|đăng ký|tham mưu|chủ trì|kiểm tra|tham gia|hướng dẫn|xây dựng)(?!\w)")


@dataclass(frozen=True, slots=True)
class Truth:
    """A true sentence with the places it rests on."""

    text: str
    evidence: tuple[Evidence, ...]
    quotes: tuple[str, ...]

    @property
    def citations(self) -> list[dict[str, object]]:
        """Its places, as `check` reads them."""
        return [{"document": e.document, "start": e.start, "end": e.end} for e in self.evidence]


def answered(assistant: Assistant) -> list[Truth]:
    """The sentences of the assistant's own answers to the questions on duties."""
    table = tomllib.loads(Path(__file__).with_name("duties.toml").read_text(encoding="utf-8"))
    out: dict[str, Truth] = {}
    for question in (q["text"] for duty in table["duty"] for q in duty["questions"]):
        answer = assistant.ask(question)
        places = {c.marker: c for c in answer.citations}
        for sentence in answer.sentences:
            cited = [places[m] for m in sentence.citations]
            if sentence.basis == "document" and cited:
                out.setdefault(sentence.text, Truth(sentence.text, tuple(Evidence(c.document, c.start, c.end) for c in cited), tuple(c.quote for c in cited)))
    return list(out.values())


def printed(assistant: Assistant, most: int) -> list[Truth]:
    """Sentences as the plans print them, that hold something typed; each rests on itself."""
    out = []
    for document in assistant.documents():
        for passage in assistant.library().passages(document.id):
            if passage.kind not in ("prose", "list item"):
                continue
            text = document.cut(passage.start, passage.end)
            for start, end in sentences(text):
                sentence = text[start:end]
                if 40 < len(sentence) < 500 and _TELLING.search(sentence):
                    out.append(Truth(sentence, (Evidence(document.id, passage.start + start, passage.start + end),), (sentence,)))
    return random.Random(5).sample(out, min(most, len(out)))


def lies(truth: Truth) -> list[Variant]:
    """Sentences that say something else than this one and that its quotes do not carry."""
    plain = nfc(fold_spaces(truth.text))
    seen = {match_form(plain)}
    out = list(mutations(truth.text, truth.quotes, 7))
    seen |= {match_form(v.text) for v in out}
    for kind, maker in _OWN.items():
        for text in maker(plain, "\n".join(truth.quotes)):
            form = match_form(text)
            if form not in seen:
                seen.add(form)
                out.append(Variant(kind, text))
    return out


def _via_for_recipient(text: str, shown: str) -> Iterator[str]:
    """Through whom, given as to whom; the recipient as the one who passes on; a second recipient sent through the first one's go-between."""
    for m in _TO_VIA.finditer(text):
        before, after = text[: m.start()], text[m.end() :]
        yield f"{before}{m['verb']}{m['via']}{after}"
        yield f"{before}{m['verb']}{m['via']} ({m['word']} {m['to']}){after}"
        yield f"{before}{m['verb']}{m['to']} và {m['via']}{after}"
        second = re.match(cased(r" (?P<and>và|and) (?P<other>[<U>][^(),.;]+?)(?=[,.;(]| \()"), after)
        if second:
            yield f"{before}{m['verb']}{second['other']} ({m['word']} {m['via']}) {second['and']} {m['to']}{after[second.end() :]}"


def _recipient_for_via(text: str, shown: str) -> Iterator[str]:
    for m in _TO.finditer(text):
        if not says(shown, f"qua {text[m.end() : m.end() + 8]}"):
            yield f"{text[: m.start()]}{'gửi ' if m['word'] != 'về' else ''}qua {text[m.end() :]}"


def _bearer_for_recipient(text: str, shown: str) -> Iterator[str]:
    """ "A báo cáo B" told as "B báo cáo A"."""
    for m in re.finditer(r"(?<!\w)báo cáo (?:về )?", text):
        heads = re.search(cased(r"(?:^|[.;:] )(?P<who>[<U>][^.;:,()“]{2,60}?) (?:ở [^,.;]{2,20} )?(?:(?:kịp thời|tổng hợp,|định kỳ) )?$"), text[: m.start()])
        found, end = body_list(text, m.end(), small=False)
        if heads and found and found[0].start == m.end():
            whom = text[found[0].start : end]
            yield f"{text[: heads.start('who')]}{whom}{text[heads.end('who') : m.end()]}{heads['who']}{text[end:]}"


def _support_for_lead(text: str, shown: str) -> Iterator[str]:
    for m in _LEAD.finditer(text):
        yield f"{text[: m.start()]}{m['support']} chủ trì, phối hợp với {m['lead']}{text[m.end() :]}"


def _other_province(text: str, shown: str) -> Iterator[str]:
    for name in PROVINCES:
        for m in re.finditer(rf"(?<!\w){name}(?!\w)", text):
            yield from (f"{text[: m.start()]}{other}{text[m.end() :]}" for other in PROVINCES if other != name and not says(shown, other))


def _other_recurrence(text: str, shown: str) -> Iterator[str]:
    for old, new in _RECURS:
        if says(text, old) and not says(shown, f"{new} | {new.replace('hàng', 'hằng')}"):
            yield re.sub(rf"(?<!\w){old}(?!\w)", new, text, count=1)


def _denied(text: str, shown: str) -> Iterator[str]:
    """ "không" before each of the first three verbs."""
    for m in list(_VERBS.finditer(text))[:3]:
        if not says(shown, f"không {m.group()}") and not re.search(r"(?:không|công tác|quy chế|chế độ) $", text[: m.start()]):
            yield f"{text[: m.start()]}không {text[m.start() :]}"


def _borrowed(text: str, shown: str) -> Iterator[str]:
    """The classic wrong answers: another plan's day, go-between or recipient lent to this one."""
    if not re.search(r"(?<!\w)(?:báo cáo|phản ánh|đăng ký|report|register)", text):
        return
    for extra in (", trước ngày 15/12", ", trước ngày 30/01", " (qua Văn phòng Tỉnh ủy)", " và gửi Bộ Nội vụ", ", định kỳ hằng quý", " qua Sở Nội vụ", " qua Ban Dân vận Tỉnh ủy"):
        if not says(shown, extra.strip(" ,()").removeprefix("và gửi ").removeprefix("định kỳ ")):
            yield f"{text.rstrip(' .;')}{extra}."


def _cut_off(text: str, shown: str) -> Iterator[str]:
    """A verbatim rest that begins behind the "không" it hangs on."""
    for m in re.finditer(r"(?<!\w)[Kk]hông (?=\w)", text):
        rest = text[m.end() :]
        if len(rest.split()) > 3 and not says(rest, "không"):
            yield rest[:1].upper() + rest[1:]


def _in_english(text: str, shown: str) -> Iterator[str]:
    """What an English sentence says in English: day, period, duty, and the two names with their glosses."""
    for old, new in (("before", "after"), ("before", "from"), ("every year", "every month"), ("every 6 months", "every 3 months"), ("every month", "every week"), ("must report", "must not report"), ("must register", "must not register"), ("compiles", "does not compile")):
        if re.search(rf"(?<!\w){old}(?!\w)", text):
            yield re.sub(rf"(?<!\w){old}(?!\w)", new, text, count=1)
    m = _GLOSSED.search(text)
    if m:
        yield f"{text[: m.start()]}to {m['via']} (through {m['to']}){text[m.end() :]}"
        yield f"{text[: m.start()]}to {m['via']}{text[m.end() :]}"
        yield f"{text[: m.start()]}to {m['to']} and {m['via']}{text[m.end() :]}"


_OWN = {"cut off": _cut_off, "in English": _in_english, "via for recipient": _via_for_recipient, "recipient for via": _recipient_for_via, "bearer for recipient": _bearer_for_recipient, "support for lead": _support_for_lead,
        "other province": _other_province, "other recurrence": _other_recurrence, "denied": _denied, "borrowed": _borrowed}
