"""A conversation as Markdown with the sources as footnotes."""

import re
from collections.abc import Sequence

from assistant.export.exchange import WORDS, Exchange, Source, files_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def answer_markdown(exchanges: Sequence[Exchange]) -> str:
    """The text of the file. Words of documents are escaped: none of them acts as markup."""
    words = WORDS[exchanges[0].language if exchanges else "vi"]
    numbers: dict[Source, int] = {}
    lines = [f"# {words['title']}", ""]
    for exchange in exchanges:
        lines += _exchange(exchange, numbers)
    lines += [f"## {words['files']}", "", *(f"- {_escaped(path)}: sha256 `{sha}`" for path, sha in files_of(exchanges)), ""]
    for source, number in numbers.items():
        lines += [f"[^{number}]: “{_escaped(source.quote)}”", f"    {_escaped(source.line(words['page']))}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _exchange(exchange: Exchange, numbers: dict[Source, int]) -> list[str]:
    words = WORDS[exchange.language]

    def marks(sources: Sequence[Source]) -> str:
        return "".join(f"[^{numbers.setdefault(s, len(numbers) + 1)}]" for s in sources)

    lines = [f"## {words['question']}: {_escaped(exchange.question)}", ""]
    if exchange.understood_as:
        lines += [f"*{words['understood']}: {_escaped(exchange.understood_as)}*", ""]
    if exchange.refusal:
        lines += [_escaped(exchange.refusal), ""]
    for text, sources in exchange.sentences:
        lines += [_escaped(text) + marks(sources), ""]
    for text, mark in exchange.notes:
        lines += [f"> {words['notes']} ({_escaped(mark)}): {_escaped(text)}", ""]
    if exchange.nearest:
        lines += [f"{words['nearest']}:", "", *(f"- {_escaped(s.title)} – {_escaped(s.section)}{marks((s,))}" for s in exchange.nearest), ""]
    return lines


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def unescaped(words: str) -> str:
    """What the escaped words show."""
    return re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", words)
