"""Which duty answers best: by its words, its bearers, period and recipients, its kind, and the ranking of its sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.gate.tokens import plain_body
from assistant.library import Library
from assistant.question import Question
from assistant.rank.duty_fit import anybody, bearer_fit, bodies_addressed, borne_by, period_fit, recipient_fit, wanted_kinds
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.write.rows import is_row
from index.records import Duty
from vietnamese.dates import find_times
from vietnamese.text import bare_form

RANKED = 0.1  # what a step in the ranking of sentences is worth among duties
ANOTHERS = 0.5  # what a duty of other bodies falls behind, where the body that the question names has one of its own
EVEN = 1.0  # sentences no further apart in the ranking count alike
FARTHEST = 5.0
NEAR = 300  # letters within which a report that names nobody is of the bearers of the one before it
_SEPARATE = re.compile(r"(?<!\w)(?:rieng|ghep|gop|long ghep|gan voi|chung voi|separate\w*|combined|merged|own report)(?!\w)")


def ranked_duties(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...], units: Sequence[Unit] = ()) -> list[tuple[float, Duty]]:
    """Duties of the documents, those that answer best first; `units` are the found sentences in their ranking, whose order counts as well."""
    wanted = wanted_kinds(question)
    addressed = bodies_addressed(question)
    out = []
    before = _before(library.duties(documents))
    borne = {(d.document, d.start) for d in library.duties(documents) if d.kind != "other" and borne_by(question, d)}
    for duty in library.duties(documents):
        if duty.kind == "other" or is_row(duty):
            continue
        document = library.document(duty.document)
        section = library.section(duty.document, duty.section)
        own = document.cut(*own_stretch(duty))
        score = 0.65 * relevance.score(own, section.heading if section else "") + 0.35 * relevance.score(document.cut(duty.start, duty.end))
        meant = _as_of_the_one_before(before.get((duty.document, duty.start)), duty)
        score += bearer_fit(question, meant) + period_fit(question, duty) + recipient_fit(question, duty)
        score += _kind_score(duty, wanted, question)
        named = " ".join(b.text for b in meant.bearers if bare_form(plain_body(b.text)) not in addressed)
        score += 0.6 * min(1.0, relevance.score(named)) + 0.25 * bool(duty.recipients) + 0.15 * bool(duty.deadline)
        score += 0.12 * bool(meant.bearers) + 0.055 * any(duty.start <= b.start < duty.end for b in duty.bearers) + 0.12 * bool(duty.frequency and duty.frequency.text.lower() not in ("thường xuyên", "định kỳ"))
        score += 0.5 * bool(asks_separate(question) and duty.channel and "báo cáo" in duty.channel.text)
        score -= ANOTHERS * (bool(borne) and bool(duty.bearers) and (duty.document, duty.start) not in borne and not anybody(duty))
        score += 0.35 * borne_by(question, meant) + 0.25 * ("synthesise" in wanted and duty.kind == "synthesise" and _at_the_top(duty))
        score += _asked_score(duty, question) + _group_score(meant) + _year_score(duty, question)
        score += (0.0 if "yes_no" in question.asks else 1.2) * any(_says_time(duty, t.value) for t in question.times if t.kind in ("day", "date"))
        score += (0.0 if "yes_no" in question.asks else 0.6) * any(_says_time(duty, t.value) for t in question.times if t.kind in ("every", "months"))
        score += RANKED * _rank_score(duty, units)
        out.append((score, duty))
    return sorted(out, key=lambda item: (-item[0], item[1].document, item[1].start))


def _before(duties: Sequence[Duty]) -> dict[tuple[str, int], Duty]:
    """For each place the duty that stands right before it in the same document."""
    held = sorted((d for d in duties if d.kind != "other" and not is_row(d)), key=lambda d: (d.document, d.start))
    return {(b.document, b.start): a for a, b in zip(held, held[1:], strict=False) if a.document == b.document and a.start < b.start <= a.end + NEAR}


def _as_of_the_one_before(before: Duty | None, duty: Duty) -> Duty:
    """A report that names nobody and goes to the same body as the one before it is of the same bearers: "2. Báo cáo năm gửi về …"."""
    same = before is not None and not duty.bearers and before.kind == duty.kind == "report" and {r.text for r in before.recipients} == {r.text for r in duty.recipients} != set()
    return replace(duty, bearers=before.bearers) if same and before else duty


def _at_the_top(duty: Duty) -> bool:
    """Whether the duty ends the way of a report: what is compiled goes to the province or above it."""
    return any(re.search(r"tỉnh|thành phố|trung ương|chính phủ|bộ |ban bí thư|tỉnh ủy|thành ủy", r.text.lower()) and not re.search(r"huyện|xã|phường", r.text.lower()) for r in (*duty.recipients, *duty.final_reader))


def _rank_score(duty: Duty, units: Sequence[Unit]) -> float:
    """How far the duty's sentence falls behind the best one found; 0 for the best and those close to it."""
    if not units:
        return 0.0
    own = max((u.score for u in units if u.document == duty.document and u.start < duty.end and duty.start < u.end), default=-FARTHEST)
    return min(0.0, max(-FARTHEST, own - units[0].score + EVEN))


def asks_separate(question: Question) -> bool:
    """Whether the question asks if a report stands alone or goes into another."""
    return bool(_SEPARATE.search(bare_form(question.text)))


def _group_score(duty: Duty) -> float:
    """Where a question names nobody, the duty of the many stands before that of one compiling body."""
    many = any(re.match(r"(?:các|cơ quan|thủ trưởng các|ủy ban nhân dân (?:các|cấp)|ubnd (?:các|cấp)|ban dân vận các)", b.text.lower()) for b in duty.bearers)
    return 0.15 if many and duty.kind in ("report", "register", "raise_difficulties") else 0.0


def _year_score(duty: Duty, question: Question) -> float:
    """A year named in the question and in the deadline."""
    years = {str(t.value[1]) for t in question.times if t.kind == "year"}
    printed = str(duty.deadline.value.get("date", "")) if duty.deadline else ""
    return 0.25 if years and printed[:4] in years else -0.15 if duty.deadline and duty.deadline.kind == "after an event" and years and "when" in question.asks else 0.0


def own_stretch(duty: Duty) -> tuple[int, int]:
    """The words of the duty alone, where a sentence holds several."""
    cuts = [c for c in (duty.action, duty.matter, duty.via, duty.deadline, duty.frequency, duty.condition, duty.channel, *duty.recipients, *duty.final_reader, *duty.bearers) if c and duty.start <= c.start < duty.end]
    return min(c.start for c in cuts), max(c.end for c in cuts)


def _kind_score(duty: Duty, wanted: set[str], question: Question) -> float:
    kind = duty.kind
    if kind in wanted:
        return 0.9 if kind != "report" or len(wanted) == 1 else 0.5
    if not wanted and kind == "report":
        return 0.3
    if kind == "synthesise" and wanted == {"report"} and bearer_fit(question, duty) > 0:
        return 0.65
    return -0.45 if wanted and not (kind == "synthesise" and "report" in wanted) else -0.1


def _asked_score(duty: Duty, question: Question) -> float:
    dated = duty.deadline is not None and duty.deadline.kind not in ("unspecified", "by reference")
    if "when" in question.asks and dated:
        return 0.45 + sum(0.2 for slot, there in {"where_to": bool(duty.recipients), "via": duty.via is not None}.items() if slot in question.asks and there)
    filled = {"when": duty.deadline is not None and duty.deadline.kind == "by reference", "where_to": bool(duty.recipients), "via": duty.via is not None, "how_often": duty.frequency is not None}
    return sum(0.2 for slot, there in filled.items() if slot in question.asks and there)


def _says_time(duty: Duty, value: tuple[int | str, ...]) -> bool:
    words = " ".join(c.text for c in (duty.deadline, duty.frequency) if c)
    return any(t.value == value for t in find_times(words))
