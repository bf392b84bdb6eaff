"""A question paper on a trainer's desk: approved, rejected, edited, replaced; every step can be taken back."""

from dataclasses import dataclass, replace

from assistant.quiz.edit import edit, replacement
from assistant.quiz.kinds.common import Material
from assistant.quiz.model import Paper, Question, Request
from assistant.quiz.rules import broken_rule
from assistant.quiz.words import word
from index.errors import BadInput

STEPS = 50
"""Steps that can be taken back."""
APPROVED, REJECTED = "approved", "rejected"


@dataclass(frozen=True, slots=True)
class Desk:
    """A paper and what was decided about its questions.

    Attributes:
        states: approved or rejected, by question id; a question without one waits for a decision.
        broken: the rule that an edited question no longer keeps, in words, by id.
        refused: ids that were replaced, never offered again.
        before: the desk one step earlier.
    """

    paper: Paper = Paper((), (), 0)
    request: Request = Request()
    states: tuple[tuple[str, str], ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    refused: frozenset[str] = frozenset()
    before: "tuple[Desk, ...]" = ()

    def state(self, question: str) -> str:
        """approved, rejected, or an empty string."""
        return dict(self.states).get(question, "")

    def find(self, id: str) -> Question | None:
        """One question."""
        return next((q for q in self.paper.questions if q.id == id), None)

    def counted(self, state: str) -> int:
        """How many questions are in a state."""
        return sum(self.state(q.id) == state for q in self.paper.questions)


def _next(desk: Desk, **changes: object) -> Desk:
    earlier = (*desk.before, replace(desk, before=()))[-STEPS:]
    return replace(desk, before=earlier, **changes)  # type: ignore[arg-type]


def made(desk: Desk, paper: Paper, request: Request) -> Desk:
    """A new paper; the one before can be taken back."""
    fresh = {"paper": paper, "request": request, "states": (), "broken": (), "refused": frozenset[str]()}
    return _next(desk, **fresh) if desk.paper.questions else Desk(paper, request)


def decided(desk: Desk, id: str, state: str) -> Desk:
    """The question approved or rejected; the same decision again takes it back."""
    if desk.find(id) is None:
        return desk
    held = dict(desk.states)
    held[id] = "" if held.get(id) == state else state
    return _next(desk, states=tuple(held.items()))


def all_approved(desk: Desk) -> Desk:
    """Every question that is not rejected, approved."""
    return _next(desk, states=tuple((q.id, desk.state(q.id) or APPROVED) for q in desk.paper.questions))


def replaced(desk: Desk, id: str, material: Material) -> Desk:
    """The question replaced by another of its kind; the others stay as they are.

    Raises:
        BadInput: no other question of the kind fits.
    """
    paper = replacement(material, desk.paper, id, desk.request, desk.refused)
    return _next(desk, paper=paper, refused=desk.refused | {id})


def edited(desk: Desk, id: str, stem: str, options: tuple[str, ...] | None) -> Desk:
    """The question reworded; a rule that it now breaks is kept beside it.

    Raises:
        BadInput: the stem is empty, or the options changed in number, repeat, or lost the key.
    """
    question = desk.find(id)
    if question is None or (stem.strip() == question.stem and options in (None, question.options)):
        return desk
    paper = edit(desk.paper, id, stem=stem, options=options)
    changed = next(q for q in paper.questions if q.id == id)
    rule = broken_rule(changed)
    broken = {**dict(desk.broken), id: word("reasons", rule) if rule else ""}
    return _next(desk, paper=paper, broken=tuple(broken.items()))


def undone(desk: Desk) -> Desk:
    """One step back."""
    return replace(desk.before[-1], before=desk.before[:-1]) if desk.before else desk


def for_export(desk: Desk, approved_only: bool) -> Paper:
    """The questions that go out: approved ones, or all but the rejected.

    Raises:
        BadInput: there is none.
    """
    kept = tuple(q for q in desk.paper.questions if desk.state(q.id) == APPROVED or not approved_only and desk.state(q.id) != REJECTED)
    if not kept:
        raise BadInput("no question is left to export; approve some, or make a paper")
    return replace(desk.paper, questions=kept)
