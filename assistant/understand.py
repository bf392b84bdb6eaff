"""From the words of a question to a `Question`."""

import re
from functools import cache

from assistant.asks import asked_slots, question_words
from assistant.clause_path import clause_paths
from assistant.kinds import question_kind
from assistant.language import detect
from assistant.places import named_below, place_below
from assistant.typed import named_in_vietnamese, spelled_as_printed
from assistant.question import Corpus, Question, SpokenNumber
from index.records import Document
from vietnamese.dates import find_times
from vietnamese.glossary import document_types, expand_abbreviations, official_terms, translate_terms
from vietnamese.numbers import NumberMention, bare_number_key, find_numbers
from vietnamese.provinces import ProvinceMention, find_provinces
from vietnamese.text import bare_form, fold_spaces, match_form, nfc

_EVERYWHERE = re.compile(r"(?<!\w)(?:(?:\d{1,2}|hai|ba|bon|nam|sau|bay|tam|chin|muoi|ca (?:hai|ba|bon|nam|sau)|cac|nhung|moi|tat ca|toan bo|bay nhieu|may|trong cac|two|three|four|five|six|ten|all|the)\s+(?:cac\s+|the\s+)?(?:(?:two|three|four|five|six|ten)\s+)?(?:tinh|ke hoach(?! nay| do| cong tac)|van ban trong|plans|provinces|documents)|tinh nao|ke hoach nao|ke hoach tinh nao|which (?:of the )?(?:plans?|provinces?)|noi nao[^?]*noi nao)(?!\w)")
_POLITE = re.compile(r"(?<!\w)(?:cho (?:em|toi|minh|chau)? ?(?:hoi|xin|biet)|xin (?:hoi|cho hoi)|lam on|giup (?:em|toi|minh)?|voi a|z ad|ad oi|ad|vay a|vay|a|nhi|nhe|em|minh|toi|nghe noi|sao toi thay|please|could you|tell me|theo (?:ban )?ke hoach(?: nay)?|trong (?:ban )?ke hoach(?: nay)?|ke hoach (?:cua|o)|ke hoach|in the plan|the plan|plan's|plans?|according to|ben|o|tai|cua|tinh|province's|province)(?!\w)")
_SERIAL = r"(?:số\s*|so\s*|number\s*|no\.?\s*)?(?P<n>\d{1,5})(?![\w/]|\s?[-–]\s?[A-ZĐa-z]{1,5}\s?/|[.,]\d|\s*%)"


_DOUBTING = re.compile(r"(?<!\w)(?:à|hả|nhỉ|chứ gì|phải chăng|đấy à|thật à|thật không|vậy sao)\s*[?.!]*$", re.IGNORECASE)


def understand(text: str, corpus: Corpus, *, document: str | None = None, province: str | None = None) -> Question:
    """What the question means, given what the index holds.

    Args:
        text: the question as typed.
        corpus: documents of the index.
        document: restricts the answer to one document.
        province: restricts the answer to one province's documents.
    """
    typed = _without_opening(spelled_as_printed(fold_spaces(nfc(text))))
    language = detect(typed)
    bare = language == "vi-nodiac"
    mentions = _provinces(typed, corpus, language)
    held = {d.province_name for d in corpus.documents if d.province_name}
    named = tuple(dict.fromkeys(m.name for m in mentions if m.name in held))
    absent = tuple(dict.fromkeys(m.name for m in mentions if m.name not in held))
    numbers = tuple(find_numbers(typed, loose=True))
    spoken = tuple(_spoken(typed, numbers))
    masked = _mask(typed, mentions, numbers)
    asks = asked_slots(typed, bare=bare) | (frozenset({"yes_no"}) if _DOUBTING.search(typed) else frozenset())
    if "which_plan" in asks and len(named) == 1 and re.search(r"(?<!\w)(?:ke hoach nao|which plan)(?!\w)", bare_form(typed)):
        asks |= {"which_document"}  # "Kiên Giang đã ra kế hoạch nào": one that its plan cites
    clause = clause_paths(masked)
    everywhere = bool(_EVERYWHERE.search(bare_form(typed))) and not named
    if any(d.id in named_below(typed, corpus.documents) and d.province_name is None for d in corpus.documents):
        absent = ()  # a ward's paper need not print the province that the question names beside the ward
    documents, chosen = _documents(typed, corpus, named, numbers, spoken, document, province)
    places = max(len(named) + (2 if everywhere else 0), _same_number(corpus, documents, numbers, spoken), _places(corpus, documents, typed))
    kind = question_kind(bare_form(typed), asks, clause=bool(clause), places=places, numbers=bool(numbers or spoken), full=bool(numbers))
    masked = _without_title(masked, corpus, documents)
    spelled = expand_abbreviations(masked) if language != "en" else masked
    content = _content(spelled, language)
    terms = _terms(spelled, language) + (named_in_vietnamese(typed, mentions) if language == "en" else ())
    if asks & {"how_many"} and _SUM.search(bare_form(typed)):
        terms += ("triệu đồng",)
    return Question(typed, spelled, language, documents, named, absent, everywhere, numbers, spoken, tuple(find_times(typed)), clause, asks, kind, content, terms, bare, chosen)


_SUM = re.compile(r"(?<!\w)(?:kinh phi|bao nhieu tien|bao nhieu dong|ngan sach|gop|how much|put in|spend|budget|funding)(?!\w)")


_OPENING = re.compile(r"(?P<said>[^:?.!]{3,70}):\s+(?=[^?]{15,}\?)")
_SPEAKER = re.compile(r"(?<!\w)(?:toi|minh|em|chung toi|ban toi|phong vien|nha bao|hoc vien|sinh vien|viet bai|soan bai|giang bai|lam bao|cho hoi|xin hoi|hoi nhanh|nguoi dan hoi|ba con hoi|question|asking|for my)(?!\w)")


def _without_opening(text: str) -> str:
    """The question without words on who asks and what for: "Tôi cần mấy ý để giảng bài: …"."""
    opening = _OPENING.match(text)
    if not opening or not _SPEAKER.search(bare_form(opening["said"])) or find_provinces(opening["said"], cased=False) or find_numbers(opening["said"], loose=True):
        return text
    rest = text[opening.end() :]
    return rest[:1].upper() + rest[1:]


def _provinces(text: str, corpus: Corpus, language: str) -> list[ProvinceMention]:
    found = find_provinces(text, cased=False)
    taken = [(m.start, m.end) for m in found]
    if len(bare_form(text)) == len(text):
        found += [m for m in find_provinces(text, bare=True, cased=False) if not any(s < m.end and m.start < e for s, e in taken) and _looks_meant(text, m, language)]
    return sorted(found, key=lambda m: m.start) or _misspelled(text, corpus)


_ORDINARY: dict[str, tuple[frozenset[str], frozenset[str]]] = {  # words before and behind which a name without accents is no province: "báo cáo bằng", "diễn biến phức tạp"
    "nam dinh": (frozenset(), frozenset({"ky", "muc", "huong"})), "cao bang": (frozenset({"bao"}), frozenset({"van", "hinh", "cach"})), "dien bien": (frozenset({"hinh"}), frozenset({"phuc", "tu", "moi", "tam", "hoa", "cua", "dich", "thoi"})),
    "hoa binh": (frozenset({"vi"}), frozenset()), "an giang": (frozenset({"bai", "phan"}), frozenset()), "ha nam": (frozenset({"hang"}), frozenset()), "thai binh": (frozenset(), frozenset({"duong"})),
}


def _looks_meant(text: str, mention: ProvinceMention, language: str) -> bool:
    """Without accents a name may be ordinary words ("năm định kỳ"): what follows tells."""
    printed = text[mention.start : mention.end]
    after = bare_form(text[mention.end :]).split()
    before = bare_form(text[: mention.start]).split()
    led, followed = _ORDINARY.get(bare_form(mention.name), (frozenset(), frozenset()))
    if before[-1:] and before[-1] in led or after[:1] and after[0] in followed:
        return False
    return language != "vi" or printed == bare_form(printed) or printed[:1].isupper()


def _misspelled(text: str, corpus: Corpus) -> list[ProvinceMention]:
    """A held province's name with one slip: "kien giag"."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\w+", text)]
    folded = [bare_form(text[a:b]) for a, b in words]
    for name in sorted({d.province_name for d in corpus.documents if d.province_name}):
        want = bare_form(name)
        size = len(want.split())
        for i in range(len(words) - size + 1):
            if folded[i][:1] == want[:1] and _one_slip(" ".join(folded[i : i + size]), want):
                return [ProvinceMention(words[i][0], words[i + size - 1][1], name, False)]
    return []


def _one_slip(said: str, want: str) -> bool:
    """Whether one letter was left out, added, exchanged or swapped with its neighbour."""
    if abs(len(said) - len(want)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(said, want)) if a != b), min(len(said), len(want)))
    rest, wanted = said[at:], want[at:]
    return rest[1:] == wanted[1:] or rest == wanted[1:] or rest[1:] == wanted or rest[1:2] + rest[:1] + rest[2:] == wanted


@cache
def _type_words() -> tuple[re.Pattern[str], dict[str, str]]:
    forms: dict[str, str] = {}
    for kind in document_types():
        forms.setdefault(bare_form(kind.name), kind.name)
        forms.setdefault(kind.english.lower(), kind.name)
        for symbol in kind.symbols:
            if len(symbol) >= 2 and bare_form(symbol) not in ("tt", "da"):  # "tối đa 10" is no scheme
                forms.setdefault(bare_form(symbol), kind.name)
    forms |= {"de an": "Đề án", "project": "Đề án", "scheme": "Đề án"}
    names = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<type>{names})\s*(?:{_SERIAL})", re.IGNORECASE), forms


def _spoken(text: str, numbers: tuple[NumberMention, ...]) -> list[SpokenNumber]:
    pattern, forms = _type_words()
    folded = bare_form(text)
    out = []
    full = {serial.group() for n in numbers if (serial := re.match(r"\d+", n.key))}
    for match in pattern.finditer(folded):
        serial = match.group("n").lstrip("0") or "0"
        after = folded[match.end() : match.end() + 9] if not text[match.end() :].lstrip().lower().startswith("lẫn") else ""
        if re.match(r"\s*(?:thang|nam(?!\s+(?:19|20))|ngay|quy(?!\s+(?:dinh|che|hoach|mo))|lan|tinh)\b", after) or re.fullmatch(r"(?:19|20)\d\d", serial) and "so" not in match.group().split():
            continue
        if serial not in full:
            out.append(SpokenNumber(forms[match.group("type")], serial))
    return list(dict.fromkeys(out))


def _mask(text: str, mentions: list[ProvinceMention], numbers: tuple[NumberMention, ...]) -> str:
    out = text
    for start, end in sorted([(m.start, m.end) for m in mentions] + [(n.start, n.end) for n in numbers], reverse=True):
        out = f"{out[:start]} {out[end:]}"
    return fold_spaces(out)


def _documents(text: str, corpus: Corpus, provinces: tuple[str, ...], numbers: tuple[NumberMention, ...], spoken: tuple[SpokenNumber, ...], document: str | None, province: str | None) -> tuple[tuple[str, ...], bool]:
    if document:
        return (document,), True
    if province:
        return corpus.of_province(province), True
    own = _own_number(corpus, numbers, spoken, provinces)
    if own:
        return own, False
    named = tuple(d for p in provinces for d in _provincial(corpus, p))
    below = named_below(text, corpus.documents)
    if below:
        provinces_below = {d.province_name for d in corpus.documents if d.id in below}
        return tuple(dict.fromkeys([*(d for p in provinces if p not in provinces_below for d in corpus.of_province(p)), *below])), False
    titled = _by_title(text, corpus)
    if titled and (not named or set(titled) & set(named)):
        return tuple(t for t in titled if not named or t in named), False
    return named, False


def _own_number(corpus: Corpus, numbers: tuple[NumberMention, ...], spoken: tuple[SpokenNumber, ...], provinces: tuple[str, ...]) -> tuple[str, ...]:
    """Documents whose own number is named."""
    out = []
    for doc in corpus.documents:
        if doc.number is None or provinces and doc.province_name not in (None, *provinces):
            continue
        key = bare_number_key(doc.number.text)
        serial = re.match(r"\d+", key)
        if any(bare_number_key(n.printed) == key for n in numbers) or any(serial and s.serial == serial.group() and _same_type(s, doc) for s in spoken):
            out.append(doc.id)
    return tuple(out)


def _provincial(corpus: Corpus, province: str) -> tuple[str, ...]:
    """A province's own documents; those of its districts and communes are meant where their name is said, or where it has no others."""
    ids = corpus.of_province(province)
    own = tuple(d.id for d in corpus.documents if d.id in ids and place_below(d) is None)
    return own or ids


def _places(corpus: Corpus, documents: tuple[str, ...], text: str) -> int:
    """How many places are meant where a district or commune is among them; 0 where none is."""
    below = named_below(text, corpus.documents)
    return len({d if d in below else next(x.province_name for x in corpus.documents if x.id == d) for d in documents}) if below else 0


def _same_number(corpus: Corpus, documents: tuple[str, ...], numbers: tuple[NumberMention, ...], spoken: list[SpokenNumber] | tuple[SpokenNumber, ...]) -> int:
    """How many documents bear one and the same number that the question gives; 0 where only one does."""
    keys = {bare_number_key(n.printed) for n in numbers}
    serials = {s.serial for s in spoken}
    bearing = [d for d in corpus.documents if d.id in documents and d.number and (bare_number_key(d.number.text) in keys or not keys and _serial(d) in serials)]
    return len(bearing) if len(bearing) > 1 else 0


def _serial(document: Document) -> str:
    found = re.match(r"\d+", bare_number_key(document.number.text)) if document.number else None
    return found.group() if found else ""


def _same_type(spoken: SpokenNumber, doc: Document) -> bool:
    symbol = next((s for k in document_types() if k.name == spoken.type for s in k.symbols if doc.number and re.search(rf"[/\-]{re.escape(s)}(?!\w)", doc.number.text)), None)
    return symbol is not None or bool(doc.type and spoken.type and match_form(doc.type.text) == match_form(spoken.type))


def _by_title(text: str, corpus: Corpus) -> tuple[str, ...]:
    """Laws and plans called by their title: "Luật Tiếp công dân"."""
    folded = f" {bare_form(text)} "
    out = []
    for doc in corpus.documents:
        if doc.title is None or doc.province_name:
            continue
        name = bare_form(doc.title.text.replace("\n", " "))
        if doc.type is None or not name.startswith(bare_form(doc.type.text)):
            continue
        if 2 <= len(name.split()) <= 12 and f" {name}" in folded:
            out.append((len(name), doc.id))
    return tuple(d for _, d in sorted(out, reverse=True)[:1])


def _without_title(text: str, corpus: Corpus, documents: tuple[str, ...]) -> str:
    """The question without the first mention of the law it names by title: every article of that law says the title too."""
    folded = bare_form(text)
    titles = (" ".join(d.title.text.split()) for d in corpus.documents if d.id in documents and d.title and not d.province_name)
    for name in map(bare_form, titles):
        at = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded)
        if at and len(folded) == len(text) and len(name.split()) > 1:
            rest = fold_spaces(f"{text[: at.start()]} {text[at.end() :]}")
            return rest if len(re.findall(r"\w+", rest)) > 2 else text
    return text


def _content(spelled: str, language: str) -> str:
    """The question without question words, courtesies and words that name the document."""
    spelled = match_form(spelled)
    folded = bare_form(spelled)
    bare = language == "vi-nodiac"
    keep = [True] * len(spelled)
    for pattern, words in ((question_words(bare), folded if bare else spelled), (_POLITE, folded)):
        for match in pattern.finditer(words):
            keep[match.start() : match.end()] = [False] * (match.end() - match.start())
    return fold_spaces("".join(c if k else " " for c, k in zip(spelled, keep, strict=True)))


def _terms(spelled: str, language: str) -> tuple[str, ...]:
    """Official wordings for what is said; Vietnamese terms for an English question."""
    if language == "en":
        return translate_terms(spelled)
    return official_terms(spelled, bare=language == "vi-nodiac")
