"""The assistant of the page: as any other, but each question leaves a line in the log."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.answers import Answer
from assistant.service import Assistant
from index.errors import UserError
from interface.log import QuestionLog


class LoggedAssistant(Assistant):
    """Writes down what was asked and how it was answered: no text of a document, no name of a user."""

    def __init__(self, index_folder: Path | str, log: QuestionLog, role: Callable[[], str | None]) -> None:
        super().__init__(index_folder)
        self._log, self._role = log, role

    def ask(self, question: str, **choices: Any) -> Answer:
        """The checked answer to a question, as `Assistant.ask` gives it."""
        try:
            answer = super().ask(question, **choices)
        except UserError as error:
            self._log.write({"question": question, "error": type(error).__name__, "role": self._role()})
            raise
        self._log.write({**row_of(answer, self.index().version), "role": self._role()})
        return answer


def row_of(answer: Answer, version: str) -> dict[str, Any]:
    """What the log keeps of an answer: places instead of words."""
    return {
        "question": answer.question, "kind": answer.kind, "index": version,
        "cited": [f"{c.document}:{c.start}-{c.end}" for c in answer.citations],
        "gate": {**Counter(sentence.state for sentence in answer.sentences), **({"refused": len(answer.refused)} if answer.refused else {})},
        "abstained": answer.abstained, "milliseconds": round(answer.milliseconds, 1),
    }


def role_asking() -> str | None:
    """The role of whoever's question is being answered now, as Gradio knows it."""
    from gradio.context import LocalContext

    from interface.roles import role

    return role(LocalContext.request.get(None))
