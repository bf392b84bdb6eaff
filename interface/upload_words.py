"""What the readers say of a file, in the reader's language.

The readers speak English, as the command line does. The English words of the keys `reading.…` are their sentences with
slots; a sentence that fits one is said with the Vietnamese words of the same key.
"""

import re
from functools import cache

from interface.words import Language, say, tables

_ROOM = "reading."
_SLOT = re.compile(r"\\\{(\w+)\\\}")


def reader_words(message: str, language: Language) -> str:
    """A reader's sentence in the language of the page; one that is not known stays as it is, behind a lead."""
    found = said_words(message, _ROOM, language)
    return found if found is not None else say("upload.other", language, words=message)


def said_words(message: str, room: str, language: Language) -> str | None:
    """A program's English sentence in the language of the page, None where the page has no words for it.

    Args:
        message: the sentence.
        room: beginning of the keys whose English words are such sentences.
        language: of the page.
    """
    if language == "en":
        return message
    for key, pattern in _patterns(room):
        match = pattern.fullmatch(message)
        if match:
            return say(key, language, **{name: said_words(words, room, language) or words for name, words in match.groupdict().items()})
    return None


@cache
def _patterns(room: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The longest sentence first, so that a general one does not swallow a special one."""
    keys = sorted((k for k in tables()["en"] if k.startswith(room)), key=lambda k: -len(_SLOT.sub("", re.escape(tables()["en"][k]))))
    return tuple((key, re.compile(_SLOT.sub(r"(?P<\1>.+?)", re.escape(tables()["en"][key])), re.DOTALL)) for key in keys)
