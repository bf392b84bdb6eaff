"""Prompt templates for chat models, as LangChain prompt templates over the files in prompts/."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langchain_core.prompts import PromptTemplate


@cache
def answer_prompt(language: str) -> "PromptTemplate":
    """The template that asks a chat model for an answer; its variables are question and passages."""
    from langchain_core.prompts import PromptTemplate

    name = "answer.en.txt" if language == "en" else "answer.vi.txt"
    return PromptTemplate.from_template((files("prompts") / name).read_text(encoding="utf-8"))


def delimited(passages: list[str]) -> str:
    """Passages numbered and fenced, so that their words cannot be taken for instructions."""
    return "\n".join(f'<passage id="{n}">\n{text.replace("</passage>", "")}\n</passage>' for n, text in enumerate(passages, 1))
