"""The reader's own setting: "my body" and today's province, set once and used where a question names neither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.conversation.bearers import not_acting
from assistant.conversation.words import either, folding, table
from assistant.conversation.glance import Glance, glance
from assistant.question import Corpus
from assistant.conversation.rewording import exchanged, frame, in_script, listed, lowered, sentence, stands_in
from index.catalogue import load_catalogue
from index.errors import BadInput
from index.records import Document
from vietnamese.citations import find_citations
from vietnamese.glossary import gloss
from vietnamese.provinces import all_provinces, find_provinces
from vietnamese.text import bare_form, fold_spaces, match_form, nfc

LONGEST_BODY = 120


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks.

    Attributes:
        body: the reader's body, as "UBND xã" or "Sở Nội vụ"; what "tôi", "cơ quan tôi", "we" stand for.
        province: today's province; questions that name none are asked of the plans of the provinces that are part of it now.
    """

    body: str | None = None
    province: str | None = None


def province_named(said: str) -> str:
    """A province as the table of names has it: "tinh an giang" gives "An Giang".

    Raises:
        BadInput: no province has this name.
    """
    text = fold_spaces(nfc(said))
    named = re.sub(r"^(?:tinh|thanh pho|tp\.?)\s*", "", bare_form(text))
    whole = [p for p in all_provinces() if match_form(p) == match_form(text)] or [p for p in all_provinces() if bare_form(p) == named]
    found = whole or [m.name for m in find_provinces(text, bare=True, cased=False)]
    if len(dict.fromkeys(found)) != 1:
        raise BadInput(f"no province is called {said!r}; name a province of today or of before 1/7/2025, as 'An Giang'")
    return found[0]


def plans_of(province: str, corpus: Corpus) -> tuple[str, ...]:
    """Provinces with documents held that today's province is made of, its own name first; the name itself where none is held.

    Raises:
        BadInput: no province has this name.
    """
    name = province_named(province)
    held = tuple(dict.fromkeys(d.province_name for d in corpus.documents if d.province_name))
    merged = (c for c in load_catalogue().changes if c.kind == "province" and re.search(rf"(?<!\w){re.escape(match_form(name))}$", match_form(c.now)))
    old = {match_form(was) for change in merged for was in change.was}
    found = [h for h in held if h == name] + [h for h in held if h != name and match_form(h) in old]
    return tuple(found) or (name,)


def in_own_words(question: str, reader: Reader | None, corpus: Corpus) -> str:
    """The question with "tỉnh tôi" and "tôi" read as the reader's province and body."""
    text = fold_spaces(nfc(question))
    if reader is None:
        return text
    if reader.province and reader.province.strip():
        text = _own_place(text, reader.province, corpus)
    if reader.body and reader.body.strip():
        text = _own_body(text, fold_spaces(nfc(reader.body))[:LONGEST_BODY], corpus)
    return text


def _own_place(text: str, province: str, corpus: Corpus) -> str:
    said = glance(text, corpus)
    places = plans_of(province, corpus)
    name = province_named(province)
    if {p.name for p in said.places} == {name} and name not in places:
        return exchanged(said, places, corpus, said.meant.english)
    found = _words("place", said.bare).search(said.folded)
    if found is None or said.places:
        return text
    names = in_script(listed(places, said.meant.english), said.bare)
    return fold_spaces(f"{text[: found.start()]}{names}{text[found.end() :]}")


@cache
def _words(name: str, bare: bool) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(table('readers')[name]['words'], bare)}(?!\w)")


@cache
def _levels(bare: bool) -> re.Pattern[str]:
    level = table("readers")["level"]
    return re.compile(rf"(?<!\w)(?P<level>{either(level['words'], bare)})\s+{either(level['mine'], bare)}(?!\w)")


def _own_body(text: str, body: str, corpus: Corpus) -> str:
    said = glance(text, corpus)
    folded = _words("speaking", said.bare).sub(lambda m: "\0" * len(m.group()), said.folded)
    level = _levels(said.bare).search(folded)
    if level and folding(said.bare)(level.group("level")) in _own_levels(body, said.bare):
        return _put(said, level.span(), body)
    me = _words("body", said.bare).search(folded)
    if me is None or level or any(not not_acting(said, start) and not (start < me.end() and me.start() < end) for start, end in said.bodies):
        return text
    return _put(said, me.span(), body)


def _own_levels(body: str, bare: bool) -> list[str]:
    form = folding(bare)(body)
    return [w for w in map(folding(bare), table("readers")["level"]["words"]) if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", form)]


def _put(said: Glance, span: tuple[int, int], body: str) -> str:
    """The body in the place of the reader's words, in English with its gloss; "báo cáo ai" gets its preposition."""
    meaning = gloss(body) if said.meant.english else None
    name = f"{body} ({meaning})" if meaning else in_script(body, said.bare)
    text = said.text[: span[0]] + name + said.text[span[1] :]
    text = re.sub(r"(?i)\b(báo cáo|bao cao)\s+(?=ai\b)", lambda m: f"{m.group(1)} cho ", text)
    return text[:1].upper() + text[1:]


def at_home(text: str, reader: Reader | None, corpus: Corpus) -> str:
    """A question that names no place and no document, asked of the plans of the reader's province."""
    if reader is None or not reader.province or not reader.province.strip():
        return text
    places = plans_of(reader.province, corpus)
    said = glance(text, corpus)
    if said.places or said.meant.everywhere or said.meant.documents or "which_plan" in said.slots or not (said.slots or said.rest):
        return text
    if not _known(said, places, corpus):
        return text
    names = listed(places, said.meant.english)
    courtesy = re.match(rf"\W*{either(table('readers')['speaking']['words'], said.bare)}(?!\w)[\s,:]*", said.folded)
    asked = text[courtesy.end() :] if courtesy and courtesy.end() < len(text) else text
    return sentence(in_script(frame("place", said.meant.english, place=names, text=lowered(asked)), said.bare))


def _known(said: Glance, places: Sequence[str], corpus: Corpus) -> bool:
    """Whether what the question names by number, or a law by name, is printed by the documents of the places, or by none at all."""
    laws = [bare_form(c.name) for c in find_citations(said.text) if c.number is None]
    if not said.numbers and not laws:
        return True

    def prints(document: Document) -> bool:
        return any(stands_in(said.text[start:end], document) for start, end in said.numbers) or any(law in bare_form(document.text) for law in laws)

    return any(prints(d) for d in corpus.documents if d.province_name in places) or not any(map(prints, corpus.documents))
