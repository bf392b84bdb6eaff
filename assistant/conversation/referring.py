"""Words that refer back, read as what they refer to: "văn bản đó", "ở đó", "báo cáo đó", "that plan", "it"."""

from assistant.conversation.lean import Lean
from assistant.conversation.rewording import listed, lowered, matter, sentence


def referred(lean: Lean) -> str | None:
    """The question with its words of reference replaced; None where they refer to something inside the question itself."""
    asked = lean.asked
    cuts = [(start, end, words) for kind, spans in asked.back.items() for start, end in spans if (words := _meant(lean, kind, start, end)) is not None]
    if not cuts:
        return None
    text, placed = asked.text, False
    for start, end, words in sorted(cuts, reverse=True):
        text = f"{text[:start]}{words}{text[end:]}"
    text = text[asked.opens :] if cuts and min(c[0] for c in cuts) >= asked.opens else text
    placed = any(name in text for name in (*lean.where.places, lean.name) if name)
    return sentence(text) if placed else lean.placed(text.strip(" ?"))


def _meant(lean: Lean, kind: str, start: int, end: int) -> str | None:
    """The words in place of a reference; None to leave it."""
    asked = lean.asked
    words = asked.folded[start:end]
    noun = words.rsplit(" ", 1)[0]
    if " " in words and noun in asked.folded[:start]:
        return None
    if kind == "document":
        if asked.numbers and not any(w in words for w in ("kế hoạch", "ke hoach", "plan")):
            return None
        return lean.name or None
    if kind == "place":
        return _place(lean, words)
    if lean.english:
        return lean.name if asked.slots.keys() & {"signatory", "issued", "issuer", "number"} and words in ("it", "that") else _plain(words)
    about = matter(lean.said)
    return lowered(about) if about else None


def _place(lean: Lean, words: str) -> str | None:
    if not lean.where.places:
        return None
    names = listed(lean.where.places, lean.english)
    if words.startswith(("ở", "tại", "o ", "tai")):
        return f"ở {names}"
    return f"in {names}" if words == "there" else names


def _plain(words: str) -> str | None:
    """ "those reports" as "the reports"; a pronoun alone stays."""
    first, _, noun = words.partition(" ")
    return f"the {noun}" if noun and first in ("that", "those", "these", "this") else words
