"""A crowd of people asking at once, and a long row of questions while the server's memory is watched."""

import itertools
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import fmean, quantiles

from benchmarks.measures import QUESTIONS
from benchmarks.server import Server, ask
from vietnamese.text import bare_form

SAMPLES = 12
_FORMS: tuple[Callable[[str], str], ...] = (
    str, lambda q: bare_form(q), str.upper, lambda q: f"Cho hỏi: {q}", lambda q: f"Đề nghị cho biết, {q}", lambda q: f"{q} Nêu rõ căn cứ.", lambda q: f"({q})",
    lambda q: q.replace(",", ""), lambda q: f"Theo kế hoạch, {q}", lambda q: f"{q} Ghi rõ cơ quan.", lambda q: f"Xin hỏi đồng chí: {q}", lambda q: f"Thưa anh, {q}", lambda q: f"{q} Ghi rõ thời hạn.",
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What people waited for, in seconds."""

    people: int
    seconds: tuple[float, ...]
    errors: int
    whole: float

    @property
    def asked(self) -> int:
        """Questions answered."""
        return len(self.seconds)

    @property
    def p50(self) -> float:
        """Half waited no longer."""
        return _quantile(self.seconds, 50)

    @property
    def p95(self) -> float:
        """95 of 100 waited no longer."""
        return _quantile(self.seconds, 95)

    @property
    def longest(self) -> float:
        """The longest wait."""
        return max(self.seconds, default=float("inf"))

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.asked / self.whole

    def as_json(self) -> dict[str, object]:
        """The figures."""
        return {"people": self.people, "asked": self.asked, "errors": self.errors, "p50_s": round(self.p50, 3), "p95_s": round(self.p95, 3), "longest_s": round(self.longest, 3), "answers_per_s": round(self.rate, 2)}


@dataclass(frozen=True, slots=True)
class Soak:
    """Resident memory of the server at even steps of the row of questions, in MB."""

    asked: int
    errors: int
    memory_mb: tuple[float, ...]

    @property
    def growth_mb(self) -> float:
        """The last quarter against the second: the first fills what is kept on purpose."""
        quarter = max(1, len(self.memory_mb) // 4)
        return fmean(self.memory_mb[-quarter:]) - fmean(self.memory_mb[quarter : 2 * quarter] or self.memory_mb)

    def as_json(self) -> dict[str, object]:
        """The figures."""
        return {"asked": self.asked, "errors": self.errors, "memory_mb": [round(mb, 1) for mb in self.memory_mb], "growth_mb": round(self.growth_mb, 1)}


def _quantile(values: tuple[float, ...], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else float("inf")


def different(count: int) -> list[str]:
    """Questions of the suite, each in several wordings, none twice."""
    asked = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]
    worded = dict.fromkeys(form(question) for form in _FORMS for question in asked)
    return [*itertools.islice(worded, count)]


def crowd(url: str, people: int, rounds: int) -> Crowd:
    """So many people, each asking the next question as soon as the last is answered."""
    questions = different(people * rounds + people)
    for question in questions[:people]:  # what is opened and kept at first use is no part of the measure
        ask(url, question)
    seconds: list[float] = []
    failed: list[str] = []

    def person(number: int) -> None:
        for question in questions[people + number :: people]:
            began = time.perf_counter()
            error = ask(url, question)
            (failed.append(error) if error else seconds.append(time.perf_counter() - began))

    began = time.perf_counter()
    _together([threading.Thread(target=person, args=(number,)) for number in range(people)])
    return Crowd(people, tuple(seconds), len(failed), time.perf_counter() - began)


def soak(server: Server, count: int, at_a_time: int) -> Soak:
    """Different questions, one after another, with the server's memory looked at now and then."""
    questions = different(count)
    row: Iterator[tuple[int, str]] = iter(enumerate(questions))
    lock, failed, memory = threading.Lock(), [0], [server.memory_mb()]
    step = max(1, len(questions) // SAMPLES)

    def worker() -> None:
        while True:
            with lock:
                number, question = next(row, (-1, ""))
            if number < 0:
                return
            error = ask(server.url, question)
            with lock:
                failed[0] += bool(error)
                if number % step == step - 1:
                    memory.append(server.memory_mb())

    _together([threading.Thread(target=worker) for _ in range(at_a_time)])
    return Soak(len(questions), failed[0], tuple(memory))


def _together(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
