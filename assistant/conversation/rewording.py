"""Questions put together anew: another place, another body, another slot, in the words of the question before."""

import re
from collections.abc import Iterable, Sequence

from assistant.conversation.words import anywhere, either, folding, table
from assistant.conversation.glance import Glance, Stretch
from assistant.question import Corpus
from assistant.conversation.turns import documents_at
from index.records import Document
from vietnamese.dates import find_times
from vietnamese.text import bare_form, fold_accents, fold_spaces

_JOINTS = (",", "và", "and", "với", "hay", "hoặc", ", and", ", và", "va", "or")
_NAME = re.compile(r"(?:Sở|Ban|Bộ|Ủy|Thanh tra|Chủ|Mặt|Hội|Đảng|Phòng|[A-ZĐ]{2,}|Chỉ thị|Quy chế|Nghị|Quyết|Kết luận|Luật)(?!\w)")


def frame(name: str, english: bool, /, **words: str) -> str:
    """A phrase of the table with its gaps filled."""
    return table("followups")["frames"]["en" if english else "vi"][name].format(**words)


def listed(places: Sequence[str], english: bool) -> str:
    """ "Khánh Hòa và Ninh Thuận"."""
    if len(places) < 2:
        return "".join(places)
    return f"{', '.join(places[:-1])} {'and' if english else 'và'} {places[-1]}"


def lowered(words: str) -> str:
    """The first letter small where it only opens a sentence: a body's or a province's name keeps its capital."""
    second = re.match(r"\w+\s+(\w)", words)
    named = _NAME.match(words) is not None or second is not None and second.group(1).isupper()
    return words if named else words[:1].lower() + words[1:]


def sentence(words: str) -> str:
    """A question: capital first, one question mark."""
    text = fold_spaces(words).rstrip(" ?.,;:!")
    return f"{text[:1].upper()}{text[1:]}?"


def exchanged(said: Glance, places: Sequence[str], corpus: Corpus, english: bool) -> str:
    """The question asked of other places, word for word otherwise; numbers that only the old place's documents know are dropped."""
    text = said.text
    new = in_script(listed(places, english), said.bare)
    groups = _groups(said)
    cuts = [(start, end, new) for start, end in groups]
    if len(said.places) > 1 and len(places) == 1:
        cuts += [(start, end, "") for start, end in said.slots.get("compare", ())]
    documents = [d for p in places for d in documents_at(p, corpus)]
    cuts += [(start, end, "plan" if english else "kế hoạch") for start, end in said.numbers if documents and not any(stands_in(text[start:end], d) for d in documents)]
    out = _replaced(said, cuts)
    out = re.sub(r"(?i)(?<!\w)(kế hoạch|plan)\s+(?:(?:triển khai|thực hiện|kèm theo|kèm|of|on)\s+){0,2}(?:kế hoạch|plan)(?!\w)", r"\1", out)
    out = re.sub(r"[\s,]+(?=[?.,]|$)", "", out)
    return sentence(out if groups else in_script(frame("place", english, place=new, text=lowered(out)), said.bare))


def in_script(words: str, bare: bool) -> str:
    """The words without accents where the question is typed so: half with and half without would be read as neither."""
    return fold_accents(words) if bare else words


def _replaced(said: Glance, cuts: list[tuple[int, int, str]]) -> str:
    text = said.text
    for start, end, words in sorted(cuts, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def stands_in(number: str, document: Document) -> bool:
    """Whether the document prints a number, or one with the same serial and type: "Chỉ thị 33" and "33/CT-TTg"."""
    serial = re.search(r"\d+", number)
    if serial is None:
        return False
    if "/" in number or "-" in number:
        return bare_form(re.sub(r"\s", "", number[serial.start() :])) in re.sub(r"\s", "", bare_form(document.text))
    words = bare_form(number)
    kind = words[: words.index(serial.group())].replace("so ", "").strip()
    return re.search(rf"(?<!\w){re.escape(kind)}\s+(?:so\s+)?0*{int(serial.group())}(?!\d)", bare_form(document.text)) is not None


def _groups(said: Glance) -> list[Stretch]:
    """Places named one after the other, as one stretch each."""
    out: list[Stretch] = []
    for place in said.places:
        if out and said.text[out[-1][1] : place.start].strip().lower() in _JOINTS:
            out[-1] = (out[-1][0], place.end)
        else:
            out.append((place.start, place.end))
    return out


def placeless(said: Glance, *, also: Iterable[Stretch] = ()) -> str:
    """The question without its places, the words that go with them, and other stretches."""
    text = said.text.rstrip(" ?.!")
    for start, end in sorted([*place_stretches(said), *also], reverse=True):
        text = f"{text[:start]} {text[end:]}"
    text = re.sub(r"\s+(?=[,;:.])", "", fold_spaces(text)).strip(" ,;:")
    return re.sub(rf"^{either(['thì'], said.bare)}\s+", "", text, flags=re.IGNORECASE)


def place_stretches(said: Glance) -> list[Stretch]:
    """Places with the preposition before and the title after them."""
    folded = said.folded
    words = table("followups")["around"]
    out = []
    for start, end in _groups(said):
        before = re.search(rf"(?<!\w)(?:{either(words['before'], said.bare)}\s+)+$", folded[:start])
        after = re.match(rf"\s*{either(words['after'], said.bare)}(?!\w)", folded[end:])
        out.append((before.start() if before else start, end + after.end() if after else end))
    return out


def matter(said: Glance, *, without: Iterable[Stretch] = ()) -> str:
    """What the question asks about: its words without place, slots, courtesies and what is left hanging."""
    cuts = [*place_stretches(said), *_asking(said), *without, (0, said.opens)]
    cuts += [m.span() for m in anywhere("courtesy", said.bare).finditer(said.folded)]
    return _joined(said, [*cuts, *_claimed(said)])


def _claimed(said: Glance) -> list[Stretch]:
    """What a yes-or-no question puts forward: its frame, days, and bodies that receive or pass on."""
    words = table("followups")["yes_no"]
    begin = re.search(rf"(?<!\w){either(words['begin'], said.bare)}(?!\w)", said.folded)
    end = re.search(rf"(?<!\w){either(words['end'], said.bare)}\W*$", said.folded)
    framed = [begin.span(), end.span()] if begin and end and begin.end() <= end.start() else []
    if not framed and "yes_no" not in said.slots:
        return []
    passing = re.compile(rf"(?<!\w){either(table('followups')['not_acting']['words'], said.bare)}\s+$")
    bodies = [(before.start(), end) for start, end in said.bodies if (before := passing.search(said.folded[:start]))]
    return [*framed, *bodies, *((t.start, t.end) for t in find_times(said.text) if t.kind in ("day", "date"))]


def _asking(said: Glance) -> list[Stretch]:
    """Stretches that ask; words such as "hạn", "căn cứ" count only where they ask."""
    return [span for slot, spans in said.slots.items() if slot not in ("status", "recipients") for span in spans]


def _joined(said: Glance, cuts: list[Stretch]) -> str:
    """What is left between the cuts, without the words that hang loose at their edges."""
    keep = list(said.text.rstrip(" ?.!"))
    for start, end in cuts:
        keep[start:end] = ["|"] * (min(end, len(keep)) - start) if start < len(keep) else []
    parts = [_tidy(p, said.bare) for p in re.split(r"[|]+|[,;:.]\s", "".join(keep))]
    return " ".join(p for p in parts if p)


def _tidy(words: str, bare: bool) -> str:
    """The words without loose ones at either end."""
    fold = folding(bare)
    known = frozenset(map(fold, table("followups")["loose"]["words"]))
    tokens = words.strip(" ,;:.?").split()
    while tokens and fold(tokens[-1]) in known:
        tokens.pop()
    while tokens and fold(tokens[0]) in known - {fold("nộp"), fold("gửi"), fold("phải")}:
        tokens.pop(0)
    if len(tokens) >= 2 and fold(" ".join(tokens[-2:])) in known:
        tokens = tokens[:-2]
    return " ".join(tokens)
