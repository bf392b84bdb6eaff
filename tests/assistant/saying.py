"""What a test asks of an answer: words in it, whatever their case, tone placement or white space."""

from assistant.answers import Answer
from vietnamese.text import fold_spaces, match_form


def says(text: str, words: str) -> bool:
    """Whether the text holds one of the wordings ("A | B"), as whole words."""
    return any(_stands(match_form(fold_spaces(text)), match_form(w.strip())) for w in words.split(" | "))


def _stands(text: str, words: str) -> bool:
    start = text.find(words)
    while start >= 0:
        before, after = text[max(0, start - 1) : start], text[start + len(words) : start + len(words) + 1]
        if not (before.isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            return True
        start = text.find(words, start + 1)
    return False


def cites(answer: Answer, document: str, words: str) -> bool:
    """Whether a citation from the document holds the words ("A | B"), or lies inside them and tells half of them."""
    return any(c.document.startswith(document) and _overlap(c.quote, w) for c in answer.citations for w in words.split(" | "))


def _overlap(quote: str, words: str) -> bool:
    shown, wanted = match_form(fold_spaces(quote)), match_form(fold_spaces(words))
    return wanted in shown or shown.strip(" .;") in wanted and 2 * len(shown) >= len(wanted)


def shown(answer: Answer) -> str:
    """The answer as a failing test prints it."""
    quotes = "\n".join(f"  [{c.marker}] {c.document} · {c.section}: {fold_spaces(c.quote)[:160]}" for c in answer.citations)
    return f"\nQ: {answer.question}\nA: {answer.answer}\n{quotes}"
