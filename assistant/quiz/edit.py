"""What a trainer does to a paper, one question at a time; every function gives a new paper and leaves the others alone."""

from dataclasses import replace

from assistant.quiz.kinds.common import Material
from assistant.quiz.model import FOUR_OPTIONS, Paper, Question, Request
from assistant.quiz.paper import build_paper
from index.errors import BadInput


def reject(paper: Paper, id: str) -> Paper:
    """The paper without a question."""
    _find(paper, id)
    return replace(paper, questions=tuple(q for q in paper.questions if q.id != id))


def keep(paper: Paper, ids: frozenset[str]) -> Paper:
    """The paper with the approved questions alone."""
    return replace(paper, questions=tuple(q for q in paper.questions if q.id in ids))


def edit(paper: Paper, id: str, *, stem: str | None = None, options: tuple[str, ...] | None = None) -> Paper:
    """The paper with a stem or wrong options reworded; the key stays, because it stands in the text.

    Raises:
        BadInput: the stem is empty, or the options are not as many as before, not distinct, or lack the key.
    """
    question = _find(paper, id)
    if stem is not None and not stem.strip():
        raise BadInput("the stem is empty; type one, or reject the question")
    if options is not None and (len(options) != len(question.options) or len(set(options)) != len(options) or question.kind == FOUR_OPTIONS and question.key not in options):
        raise BadInput("the options must be as many as before, all different, and hold the key")
    changed = replace(question, stem=stem.strip() if stem else question.stem, options=options or question.options)
    return replace(paper, questions=tuple(changed if q.id == id else q for q in paper.questions))


def replacement(material: Material, paper: Paper, id: str, request: Request, refused: frozenset[str] = frozenset()) -> Paper:
    """The paper with one question replaced by another of its kind, the rest as it was.

    Args:
        material: Facts of the index.
        paper: The paper.
        id: The question to replace.
        request: What the paper was asked with.
        refused: Ids that were replaced or rejected before.

    Raises:
        BadInput: no other question of the kind fits the paper.
    """
    old = _find(paper, id)
    others = tuple(q for q in paper.questions if q.id != id)
    wanted = replace(request, kinds=(old.kind,), count=1, seed=request.seed + len(refused) + 1)
    found = build_paper(material, wanted, without=others, banned=refused | {id}).questions
    if not found:
        raise BadInput("no other question of this kind fits the paper; reject it, or choose more documents or topics")
    return replace(paper, questions=tuple(found[0] if q.id == id else q for q in paper.questions))


def _find(paper: Paper, id: str) -> Question:
    for question in paper.questions:
        if question.id == id:
            return question
    raise BadInput(f"the paper has no question {id}")
