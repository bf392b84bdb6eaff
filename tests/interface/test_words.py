"""The words of the interface: the same in both languages, one message for each error."""

import re

from index import errors
from interface.chat import problem_of
from interface.words import LANGUAGES, say, tables


def test_both_languages_have_the_same_keys() -> None:
    vi, en = (tables()[language] for language in LANGUAGES)
    assert vi.keys() == en.keys()


def test_both_languages_are_filled_in_with_the_same_values() -> None:
    vi, en = (tables()[language] for language in LANGUAGES)
    slots = {key: re.findall(r"\{\w+\}", words) for key, words in vi.items()}
    assert slots == {key: re.findall(r"\{\w+\}", words) for key, words in en.items()}


def test_every_user_error_has_vietnamese_words_of_its_own_or_of_its_parent() -> None:
    for kind in _kinds(errors.UserError):
        words = say(problem_of(kind("cause; what to do")).key, "vi")
        assert words and words.isprintable() and not words.isascii(), kind


def test_an_unreadable_index_names_the_command_that_mends_it() -> None:
    assert "python -m ingest --rebuild" in say(problem_of(errors.DamagedIndex("x")).key, "vi")


def _kinds(kind: type[errors.UserError]) -> list[type[errors.UserError]]:
    return [kind] + [deeper for child in kind.__subclasses__() for deeper in _kinds(child)]
