"""Every setting there is, with its bounds and what it is for."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from index.settings.sources import ROOT_PATH

_DAY = 86_400


def _named(value: Any) -> Any:
    if value == "":
        raise ValueError("an empty name is not a folder")
    return value


def _or_none(value: Any) -> Any:
    return None if value == "" else value


Folder = Annotated[Path, BeforeValidator(_named)]
MaybePath = Annotated[Path | None, BeforeValidator(_or_none)]


class Section(BaseModel):
    """One table of the settings file. A name that is not a field of it is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Server(Section):
    """Where the chat listens, and for whom."""

    host: str = Field(default="127.0.0.1", min_length=1, max_length=253, description="address to listen on; 127.0.0.1 is this machine only")
    port: int = Field(default=7860, ge=1, le=65535, description="port of the chat")
    root_path: str = Field(default="", pattern=ROOT_PATH, description="path in front of every address behind a reverse proxy, as /hoi-dap")
    accounts: MaybePath = Field(default=None, description="file of users, made by python -m interface.accounts; without one nobody logs in")
    session_hours: float = Field(default=12, gt=0, le=24 * 30, description="hours until a user has to log in again")
    concurrency: int = Field(default=8, ge=1, le=64, description="questions answered at the same time")
    waiting: int = Field(default=128, ge=1, le=10_000, description="questions that may wait for their turn")


class Storage(Section):
    """Folders; a relative one is meant from the folder in which the program is started."""

    index: Folder = Field(default=Path(".index"), description="the index that answers are read from")
    library: Folder = Field(default=Path("library"), description="where added documents are kept")
    state: Folder = Field(default=Path(".state"), description="what the chat keeps between two starts, the log of questions among it")


class Embedding(Section):
    """The model behind the search by meaning."""

    model: str = Field(default="", description="another sentence-transformers model: a folder or a hub name; empty is the shipped one")


class Ingest(Section):
    """How documents enter the index."""

    embedder: Literal["", "table", "sentence-transformers"] = Field(default="", description="what reads the shipped model while documents are added: table or sentence-transformers (equal vectors); empty is table")


class Reading(Section):
    """What one file may cost while it is read."""

    seconds: float = Field(default=60, gt=0, le=_DAY, description="longest time for a file, pages that need OCR apart")
    ocr_seconds: float = Field(default=60, gt=0, le=3600, description="time added for each page that needs OCR")
    memory_mb: int = Field(default=2048, ge=256, le=1_048_576, description="memory of the reader, MB")
    pages: int = Field(default=3000, ge=1, le=1_000_000, description="pages of a file")
    characters: int = Field(default=20_000_000, ge=1000, le=1_000_000_000, description="characters of a file")
    input_mb: int = Field(default=200, ge=1, le=100_000, description="size of a file, MB")


class Fetching(Section):
    """What one address may cost while it is fetched."""

    seconds: float = Field(default=60, gt=0, le=_DAY, description="longest time for one address")
    silence_seconds: float = Field(default=20, gt=0, le=3600, description="longest silence of the server")
    megabytes: int = Field(default=50, ge=1, le=100_000, description="biggest file from an address, MB")
    redirects: int = Field(default=5, ge=0, le=20, description="redirects that are followed")


class Upload(Section):
    """Documents added on the page."""

    megabytes: int = Field(default=50, ge=1, le=2000, description="biggest file that the page takes, MB")


class Log(Section):
    """What the chat writes down."""

    questions: bool = Field(default=True, description="whether each question is written down, one line of JSON; a question is personal data")
    days: int = Field(default=30, ge=1, le=3650, description="days until a line of the log is deleted")
    megabytes: int = Field(default=50, ge=1, le=10_000, description="size at which a day's log goes on in another file, MB")
    folder: MaybePath = Field(default=None, description="folder of the log; without one it is the folder log of the state folder")
    level: Literal["debug", "info", "warning", "error"] = Field(default="warning", description="what is told on standard error: this and worse")


class Answers(Section):
    """How answers are written."""

    writer: Literal["extractive"] = Field(default="extractive", description="who writes the sentences: extractive puts them together from the documents' own words")


class Settings(Section):
    """All settings, a section each."""

    server: Server = Server()
    storage: Storage = Storage()
    embedding: Embedding = Embedding()
    ingest: Ingest = Ingest()
    reading: Reading = Reading()
    fetching: Fetching = Fetching()
    upload: Upload = Upload()
    log: Log = Log()
    answers: Answers = Answers()
