"""A conversation as a file whose quotes `python -m assistant check FILE` verifies."""

from datetime import date

from index.errors import UnknownDocument, UserError
from interface.contract import Questions
from interface.download import as_file, notice, told, warning
from interface.turns import Turn
from interface.words import Language, say

FORMATS = ("docx", "md")


def exported(assistant: Questions, turns: tuple[Turn, ...], format: str, language: Language, today: date | None = None) -> tuple[list[str] | None, str]:
    """The file for the browser to save, and a line that says what became of it.

    Args:
        assistant: what the conversation was asked of.
        turns: the conversation; turns without an answer are left out.
        format: "docx" or "md".
        language: of the line.
        today: the day in the file's name.
    """
    answered = [turn for turn in turns if turn.answer is not None]
    if not answered or format not in FORMATS:
        return None, warning(say("export.nothing", language))
    try:
        data = _written(assistant, answered, format)
    except UnknownDocument:
        return None, warning(say("export.gone", language))
    except UserError as error:
        return None, told(error, language)
    name = f"hoi-dap-{(today or date.today()).isoformat()}.{format}"
    return as_file(name, data), notice(say("export.saved", language, name=name, count=len(answered)))


def _written(assistant: Questions, turns: list[Turn], format: str) -> bytes:
    from dataclasses import replace

    from assistant.export.answer_docx import answer_docx
    from assistant.export.answer_markdown import answer_markdown
    from assistant.export.exchange import exchange_of

    library = assistant.library()
    exchanges = [replace(exchange_of(turn.answer, library), question=turn.question, understood_as=turn.understood_as or "") for turn in turns if turn.answer is not None]
    return answer_docx(exchanges) if format == "docx" else answer_markdown(exchanges).encode("utf-8")
