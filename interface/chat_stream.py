"""A question answered step by step: a worker searches, the page is told of each step, and the reader can end it."""

import threading
import time
from collections.abc import Iterator
from contextvars import copy_context
from dataclasses import replace
from queue import Empty, Queue

from interface.chat import Asking, Stopped, answer_turn
from interface.contract import Questions
from interface.turns import Turn

TICK_S = 0.05
"""How soon a stop is seen, at the latest."""
SHOWING_S = 0.24
"""Seconds in all that the sentences of an answer take to appear."""
PAUSE_S = 0.06


class Stop(threading.Event):
    """Set when a question is to end; `left` when its conversation is no longer on the page."""

    left = False


class Running:
    """The questions being answered now, one for each open page, so that each can be ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stops: dict[str, Stop] = {}

    def begin(self, page: str) -> Stop:
        """A new question of this page; one that still runs there is ended."""
        stop = Stop()
        with self._lock:
            old = self._stops.pop(page, None)
            self._stops[page] = stop
        if old is not None:
            old.set()
        return stop

    def stop(self, page: str) -> None:
        """Ends what this page is waiting for, if anything."""
        with self._lock:
            stop = self._stops.get(page)
        if stop is not None:
            stop.set()

    def leave(self, page: str) -> None:
        """Ends it without a trace: the conversation that it belongs to is left."""
        with self._lock:
            stop = self._stops.pop(page, None)
        if stop is not None:
            stop.left = True
            stop.set()

    def end(self, page: str, stop: Stop) -> None:
        """Forgets a question that is over."""
        with self._lock:
            if self._stops.get(page) is stop:
                del self._stops[page]

    def count(self) -> int:
        """How many questions are being answered."""
        with self._lock:
            return len(self._stops)


def stream(assistant: Questions, turn: Turn, asking: Asking, stop: Stop) -> Iterator[Turn]:
    """The turn as it grows: with each step, with each sentence, and at last whole or stopped."""
    said: Queue[str | Turn] = Queue()
    # In the same context, so that the log of questions knows for whom this is.
    threading.Thread(target=copy_context().run, args=(_work, assistant, turn, asking, stop, said), daemon=True).start()
    while True:
        if stop.is_set():
            yield replace(turn, stopped=True, steps=())
            return
        try:
            told = said.get(timeout=TICK_S)
        except Empty:
            continue
        if isinstance(told, Turn):
            yield from _spoken(told, stop)
            return
        turn = replace(turn, steps=(*turn.steps, told))
        yield turn


def _work(assistant: Questions, turn: Turn, asking: Asking, stop: Stop, said: "Queue[str | Turn]") -> None:
    def watch(step: str) -> None:
        if stop.is_set():
            raise Stopped
        said.put(step)

    try:
        said.put(answer_turn(assistant, turn, replace(asking, watch=watch)))
    except Stopped:
        said.put(replace(turn, stopped=True))


def _spoken(turn: Turn, stop: Stop) -> Iterator[Turn]:
    """The sentences one by one, quickly; ended early they are all there at once."""
    sentences = len(turn.answer["sentences"]) if turn.answer else 0
    pause = min(PAUSE_S, SHOWING_S / max(sentences, 1))
    for shown in range(1, sentences):
        if stop.is_set():
            break
        yield replace(turn, shown=shown)
        time.sleep(pause)
    yield replace(turn, steps=())
