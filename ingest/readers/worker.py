"""The child process of `sandbox`: a request a line on standard input, a reply a line on standard output, both JSON."""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

_SHARED_MB = 64


def main() -> None:
    """Reads files until standard input closes."""
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    # What a library prints must not run into the replies.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in sys.stdin.buffer:
        _send(replies, _answer(json.loads(line), replies))


def _answer(request: dict[str, Any], replies: BinaryIO) -> dict[str, Any]:
    from index.errors import UserError
    from ingest.readers import budget
    from ingest.readers.registry import read_file
    from ingest.readers.sandbox import Limits, within

    limits = Limits(**request["limits"])
    _set_limits(limits.memory_mb, limits.seconds)

    def more(pages: int) -> None:
        seconds = limits.seconds + pages * limits.ocr_seconds
        _set_limits(limits.memory_mb, seconds)
        _send(replies, {"more_seconds": seconds})

    budget.begin(pages=limits.pages, characters=limits.characters, more_time=more, ocr_seconds=limits.ocr_seconds)
    try:
        return {"raw": asdict(within(read_file(Path(request["path"])), limits))}
    except UserError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": f"reading needs more than {limits.memory_mb} MB of memory; split the file or save it as text"}
    except Exception as error:  # a reader's library may raise anything on a damaged file; the parent must hear the cause
        return {"error": f"the file is damaged ({type(error).__name__}: {str(error)[:120]}); save it again with the program that made it"}


def _send(replies: BinaryIO, reply: dict[str, Any]) -> None:
    data = memoryview(json.dumps(reply).encode() + b"\n")
    while data:
        data = data[os.write(replies.fileno(), data) :]


def _set_limits(memory_mb: int, seconds: float) -> None:
    """Address space, processor time on top of what is used, no core file; nothing to set where the system has no such limits."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    for kind, value in ((resource.RLIMIT_AS, (memory_mb + _SHARED_MB) << 20), (resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 2),
                        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 1 << 30)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


if __name__ == "__main__":
    main()
