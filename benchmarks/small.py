"""What runs at every keystroke: filtering the register and reading a question's terms, beside the plainest Python that does less.

python -m benchmarks.small [--json]
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date

from assistant.register.filters import Filter, filtered
from index.records import Cut, Deadline, Duty
from vietnamese.glossary import official_terms, translate_terms

DUTIES = 10_000
ROUNDS = 5
QUESTION = "Các sở, ban, ngành tổng hợp khó khăn, vướng mắc gửi UBND tỉnh (qua SNV) trước ngày 15/12 hằng năm."
ENGLISH = "Which agencies compile the annual reports on grassroots democracy and where are they sent?"
WANTED = {
    "by body": Filter(body="Sở số 5", groups=True), "by kind": Filter(kind="report"), "before a day": Filter(before=date(2026, 7, 1)),
    "by all": Filter(body="UBND tỉnh", kind="report", before=date(2026, 7, 1)),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: milliseconds of ours and of the peer, best of five rounds."""

    what: str
    ours_ms: float
    peer_ms: float
    peer: str


def main(arguments: list[str] | None = None) -> int:
    """Prints the rows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.small")
    parser.add_argument("--json", action="store_true")
    rows = measured()
    if parser.parse_args(arguments).json:
        print(json.dumps([asdict(r) for r in rows], ensure_ascii=False))
    else:
        for r in rows:
            print(f"{r.what:<32} {r.ours_ms:9.3f} ms   {r.peer}: {r.peer_ms:.3f} ms   {r.ours_ms / r.peer_ms:.1f}x")
    return 0


def measured() -> list[Row]:
    """Every measure, ours and the peer's in turn."""
    duties = [_duty(n) for n in range(DUTIES)]
    rows = [Row(f"register of {DUTIES}, {name}", _best(lambda w=wanted: filtered(duties, w)), _best(lambda: _scan(duties)), "one scan for two words in three slots") for name, wanted in WANTED.items()]
    rows.append(Row("terms of a Vietnamese question", _best(lambda: official_terms(QUESTION)), _best(lambda: QUESTION.lower().split()), "lower case and split"))
    rows.append(Row("terms of an English question", _best(lambda: translate_terms(ENGLISH)), _best(lambda: ENGLISH.lower().split()), "lower case and split"))
    return rows


def _scan(duties: list[Duty]) -> list[Duty]:
    return [d for d in duties if any("sở số 5" in c.text.lower() or "ubnd" in c.text.lower() for c in (*d.bearers, *d.recipients, d.action))]


def _best(run: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run()
        took.append(time.perf_counter() - started)
    return min(took) * 1000


def _duty(n: int) -> Duty:
    def cut(words: str) -> Cut:
        return Cut(words, 0, len(words))

    deadline = Deadline(f"trước ngày {n % 28 + 1:02d}/{n % 12 + 1:02d}", 0, 16, "before", "recurring day", {})
    return Duty(document=f"plan-{n % 200}", section="IV.1", kind=("report", "register", "notify", "other")[n % 4], modality="order", start=0, end=40, action=cut("báo cáo"), bearers=(cut(f"Sở số {n % 700}"),),
                recipients=(cut("Ủy ban nhân dân tỉnh"),), via=cut("Sở Nội vụ"), deadline=deadline, frequency=cut("hằng năm"), matter=cut(f"kết quả việc {n}"))


if __name__ == "__main__":
    raise SystemExit(main())
