"""What one question of a paper tells about another: the same thing asked twice, or a stem that gives a key away."""

from dataclasses import dataclass, field

from assistant.quiz.model import MATCHING, Question
from vietnamese.text import match_form

SHORTEST_NAME = 4


@dataclass
class Held:
    """The questions a paper holds, as needed to compare with the next."""

    atoms: set[str] = field(default_factory=set)
    stems: list[str] = field(default_factory=list)
    secrets: list[list[tuple[str, str]]] = field(default_factory=list)

    def conflict(self, question: Question) -> str | None:
        """Why the question cannot join the paper, by the name of the reason."""
        stem = match_form(question.stem)
        if self.atoms.intersection(question.atoms) or stem in self.stems:
            return "duplicate"
        mine = secrets(question)
        told = any(_told(stem, held) for held in self.secrets) or any(_told(other, mine) for other in self.stems)
        return "gives_away" if told else None

    def add(self, question: Question) -> None:
        """Takes a question in."""
        self.atoms.update(question.atoms)
        self.stems.append(match_form(question.stem))
        self.secrets.append(secrets(question))


def secrets(question: Question) -> list[tuple[str, str]]:
    """(name of what is asked, its answer), folded; a stem that has both gives the answer away."""
    if question.kind == MATCHING:
        return [(match_form(left), match_form(right)) for left, right in question.key]
    answer = match_form(question.answer)
    return [(match_form(name), answer) for name in question.names if answer and len(name) >= SHORTEST_NAME]


def _told(stem: str, pairs: list[tuple[str, str]]) -> bool:
    return any(name in stem and answer in stem for name, answer in pairs)
