"""What a question asks for, read once and held against every sentence."""

import re
from dataclasses import dataclass

from assistant.gate.tokens import plain_body
from assistant.library import Library
from assistant.question import Question
from assistant.rank.duty_fit import bearer_fit, borne_by, levels_said, period_fit, recipient_fit, wanted_kinds
from assistant.rank.traits import FIGURE
from assistant.relevance import Relevance
from index.records import Duty
from vietnamese.bodies import find_all_bodies
from vietnamese.glossary import expand_abbreviations
from vietnamese.text import bare_form

_KINDS = {"phong": "Phòng", "so": "Sở", "ban": "Ban", "bo": "Bộ", "truong": "Trường", "trung tam": "Trung tâm", "hoi": "Hội", "doan": "Đoàn"}
_WHICH_KIND = re.compile(rf"(?<!\w)(?P<kind>{'|'.join(_KINDS)})\s+nao(?!\w)")
_CONTENTS = re.compile(r"(?<!\w)(?:(?:gom|can|co|nop|kem)(?: \w+){0,2} (?:nhung gi|nhung giay to gi|nhung tai lieu nao|cai gi)|what (?:does|must|should) (?:\w+ ){1,6}(?:contain|include))(?!\w)")
_MONEY = re.compile(r"(?<!\w)(?:kinh phi|tien|ngan sach|gop|chi|cap|ho tro|dong|put in|pay|pays|spend|spends|contribute|contributes|budget|money|fund(?:s|ing)?)(?!\w)")
_PERIODIC = re.compile(r"(?<!\w)(?:dinh ky|thuong ky|theo ky|periodic\w*|regular(?:ly)?)(?!\w)")
_DEFINITION = re.compile(r"(?<!\w)(?:la gi|nghia la|duoc hieu|dinh nghia|the nao la|what is|meaning|defin\w*)(?!\w)")
_LEVELLED = re.compile(r"(?<!\w)(?P<head>(?:chu tich |pho chu tich )?(?:uy ban nhan dan|hoi dong nhan dan|mat tran to quoc|cong an))\s+(?:cac\s+)?(?:cap\s+)?(?P<level>tinh|huyen|xa)(?!\w)")
_LISTING = re.compile(r"(?<!\w)(?:ke ten|liet ke|nhung (?:\w+ ){1,8}nao|nhung (?:\w+ ){1,3}gi|cac (?:\w+ ){1,8}nao|(?:gom|co|can|la) nhung|nhung (?:ai|gi|dau)|ten (?:la )?(?:nhung )?gi|ten (?:tung |cac |day du |viet tat )?(?:\w+ ){0,2}(?:la|gom) (?:nhung )?gi|list|name the|which (?:\w+ ){0,3}\w+s|what (?!(?:does|is|was|has|this)(?!\w))(?:\w+ ){0,2}(?!(?:does|is|was|has|this)(?!\w))\w+s)(?!\w)")
_NEGATED = re.compile(r"(?<!\w)(?:khong duoc|khong phai (?!khong)|khong can|khong cho|khong (?:\w+ ){1,3}(?:thi|nua)|cam|khoi phai|khoi|mien|tru|ngoai le|not|never|exempt\w*|forbidden|prohibited|except\w*)(?!\w)")
_REPLACED = re.compile(r"(?<!\w)(?:thay(?! mat| doi| phien| bang)(?: the)?(?: cho)?|bai bo|het hieu luc|thoi ap dung|het (?:tac |duoc )?dung|khong con (?:dung|gia tri|ap dung|hieu luc)|replace[sd]?|supersede[sd]?)(?!\w)")


@dataclass(frozen=True, slots=True)
class DutyFit:
    """How a duty's slots fit the question."""

    bearer: float
    period: float
    recipient: float
    kind: bool
    synthesised: bool
    borne: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question asks for."""

    question: Question
    levels: tuple[str, ...]
    bodies: tuple[str, ...]
    rare: tuple[str, ...]
    body_kind: str | None
    contents: bool
    listing: bool
    negated: bool
    replaced: bool
    weakness: bool
    noun: str | None
    named: tuple[str, ...]
    money: bool
    periodic: bool
    definition: bool
    years: frozenset[int]
    levelled: dict[str, str]
    numbers: frozenset[str]
    times: frozenset[tuple[int | str, ...]]
    figures: frozenset[str]
    kinds: frozenset[str]


def asked_of(question: Question, relevance: Relevance) -> Asked:
    """What the question asks for."""
    folded, spelled = bare_form(question.text), bare_form(question.spelled)
    kind = _WHICH_KIND.search(spelled)
    years = frozenset(int(y) for y in re.findall(r"(?<![\d/])20\d\d(?![\d/])", question.text)) if "how_many" in question.asks else frozenset()
    weights = {t: w for t, w in (relevance.weights.own or relevance.weights.more).items() if "_" not in t}
    return Asked(
        question=question, levels=levels_said(question), bodies=_bodies(question), rare=tuple(sorted(weights, key=lambda t: (-weights[t], t))[:3]), body_kind=_KINDS[kind["kind"]] if kind else None,
        contents=_CONTENTS.search(folded) is not None, listing=_LISTING.search(folded) is not None, negated=_NEGATED.search(folded) is not None, replaced=replaced_asked(question), weakness=weakness_asked(question), noun=_noun(question, folded), named=named_things(question.text), money=_MONEY.search(folded) is not None, periodic=_PERIODIC.search(folded) is not None, definition=_DEFINITION.search(folded) is not None,
        years=years, levelled={m["head"]: m["level"] for m in _LEVELLED.finditer(spelled)}, numbers=frozenset(n.key for n in question.numbers), times=frozenset(t.value for t in question.times),
        figures=frozenset(FIGURE.findall(question.text)), kinds=frozenset(wanted_kinds(question)))


_NAMED = re.compile(r"(?P<kind>\w+\s+\w+)\s+[“\"](?P<name>[^”\"]{3,80})[”\"]")


def named_things(text: str) -> tuple[str, ...]:
    """What is called by a name in quotation marks, with the two words before it, in `bare_form`: "chuyên mục “Dân vận khéo”"."""
    return tuple(bare_form(f"{m['kind']} {m['name']}") for m in _NAMED.finditer(text))


_COUNTED = re.compile(r"(?<!\w)(?:bao nhieu|may)\s+(?!(?:phan|thi|la|cai|lan)\b)(?P<noun>\w{2,}(?:\s+\w+)?)")


def _noun(question: Question, folded: str) -> str | None:
    """What is counted: "bao nhiêu giờ", "mấy căn nhà"."""
    found = _COUNTED.search(folded) if not question.english else None
    return found["noun"].split()[0] if found else None


def _bodies(question: Question) -> tuple[str, ...]:
    """Bodies that the question names, without accents and province."""
    if question.english:
        names = [t for t in question.terms if t[:1].isupper()]
    else:
        names = [n for _, _, n in find_all_bodies(expand_abbreviations(question.text), bare=question.bare)]
    forms = (bare_form(plain_body(n)) for n in names)
    return tuple(f for f in forms if len(f.split()) > 1)


def other_level(asked: Asked, text: str) -> bool:
    """Whether the sentence opens with the body asked about, but of another level: "Chủ tịch UBND cấp huyện" for "… xã"."""
    opening = _LEVELLED.search(bare_form(text[:70])) if asked.levelled else None
    return bool(opening and opening["head"] in asked.levelled and asked.levelled[opening["head"]] != opening["level"])


def other_year(asked: Asked, times: frozenset[tuple[int | str, ...]]) -> bool:
    """Whether a quantity is asked for one year and the sentence tells another year's; a year in the document's own name tells nothing."""
    told = {int(v[1]) for v in times if v[0] in ("year", "date", "month") and len(v) > 1 and str(v[1]).isdigit()}
    return bool(asked.years and told) and not asked.years & told


def duty_fits(library: Library, asked: Asked, documents: frozenset[str]) -> list[tuple[Duty, DutyFit]]:
    """The duties of some documents, each with how it fits the question."""
    question = asked.question
    return [(d, DutyFit(bearer_fit(question, d), period_fit(question, d), recipient_fit(question, d), d.kind in asked.kinds, d.kind == "synthesise" and d.kind in asked.kinds, borne_by(question, d), d.deadline is not None))
            for i in sorted(documents) for d in library.duties((i,)) if d.kind != "other"]


def listing_asked(question: Question) -> bool:
    """Whether all of several things are asked for: "những giấy tờ gì", "kể tên", "which documents"."""
    return _LISTING.search(bare_form(question.text)) is not None


def periodic_told(question: Question, rated: bool) -> bool:
    """Whether something done at fixed intervals is asked for and the sentence gives a rate."""
    return rated and _PERIODIC.search(bare_form(question.text)) is not None


def replaced_asked(question: Question) -> bool:
    """Whether a document is asked for that another takes the place of."""
    return _REPLACED.search(bare_form(without_seeing(question.text))) is not None


def without_seeing(text: str) -> str:
    """The text without "thấy" (to see), which without accents reads as "thay" (to replace)."""
    return re.sub(r"(?<!\w)thấy(?!\w)", " ", text, flags=re.IGNORECASE)


_WEAKNESS = re.compile(r"(?<!\w)(?:yeu|yeu kem|diem yeu|han che|ton tai nao|khuyet diem|bat cap|chua (?:lam )?(?:tot|duoc|hai long|on)|con (?:kem|do|yeu)|weak\w*|shortcoming\w*|fall(?:s|en)? short|not (?:yet )?satisf\w+)(?!\w)")


def weakness_asked(question: Question) -> bool:
    """Whether what is not going well is asked for."""
    return _WEAKNESS.search(bare_form(question.text)) is not None
