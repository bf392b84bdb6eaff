"""What a run of ingest tells: what became of each file, and the size of the index after it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class FileReport:
    """What became of one file."""

    path: str
    status: str
    document: str | None = None
    pages: int = 0
    passages: int = 0
    duties: int = 0
    references: int = 0
    warnings: list[str] = field(default_factory=list)
    error: str | None = None


@dataclass(slots=True)
class IngestReport:
    """What became of all files, and the size of the index after it."""

    files: list[FileReport]
    seconds: float
    index: dict[str, int]

    def as_json(self) -> dict[str, object]:
        """The object that `python -m ingest --json` prints."""
        return {"files": [{k: getattr(f, k) for k in f.__slots__} for f in self.files], "seconds": round(self.seconds, 3), "index": self.index}

    @property
    def failed(self) -> int:
        """Files that could not be read."""
        return sum(f.status == "failed" for f in self.files)
