"""Figures, ratios and goals of the benchmark, and what is said when the peer is not there."""

import pytest

from benchmarks import run as command
from benchmarks.measures import Measure, query_ms
from benchmarks.processes import Ran


def test_the_ratio_says_how_many_times_less_ours_takes() -> None:
    assert Measure("x", "s", 2.0, 9.0, 5).ratio == 4.5


@pytest.mark.parametrize(("peer", "met"), [(10.0, True), (9.9, False)])
def test_a_goal_is_met_from_its_ratio_on(peer: float, met: bool) -> None:
    assert Measure("x", "s", 2.0, peer, 5).met is met


def test_a_query_is_the_median_gap_between_results_without_the_start() -> None:
    assert query_ms(Ran(9.0, (5.0, 5.002, 5.005, 5.105), 1.0)) == pytest.approx(3.0)


def test_a_missed_goal_is_said_in_the_table_and_in_json() -> None:
    rows = [Measure("start", "s", 1.0, 3.0, 2), Measure("query", "ms", 4.0, 8.0, 5), Measure("answer", "ms", 1.0, 1.0)]
    table = command.as_table(rows).splitlines()[2:]
    assert table[0].endswith("| 3.0x | 2x: met |") and table[1].endswith("| 2.0x | 5x: not met |") and table[2].endswith("| 1.0x |  |")
    assert [row["met"] for row in command.as_json(rows, 5)["measures"]] == [True, False, None]


def test_without_the_peer_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "NEEDED", ("a_package_that_is_not_there",))
    assert command.main([]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and "a_package_that_is_not_there" in err and "[bench]" in err


def test_a_command_that_fails_ends_the_benchmark_with_its_cause(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.processes import ProcessFailed

    def broken(*_: object) -> list[Measure]:
        raise ProcessFailed("python -m ingest ended with 2")

    monkeypatch.setattr(command, "NEEDED", ())
    monkeypatch.setattr(command, "measure", broken)
    assert command.main([]) == 1 and "python -m ingest ended with 2" in capsys.readouterr().err
