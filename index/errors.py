"""Errors a user can mend. Each says what happened, where, and what to do."""


class UserError(Exception):
    """Wrong use or bad input; the command line prints its message in one line and exits 2."""

    exit_code = 2


class BadInput(UserError):
    """A file, folder, question or option cannot be used as given."""


class UnreadableFile(UserError):
    """One file cannot be read; the others go on. The message is its cause."""


class NoIndex(UserError):
    """The index folder holds no published build yet."""


class DamagedIndex(UserError):
    """A checksum, count or span of the index does not agree with its manifest."""

    exit_code = 1


class UnknownDocument(UserError):
    """No document of the index has this id."""


class IndexBusy(UserError):
    """Another process is writing this index."""


class NotWritten(UserError):
    """A new build could not be written; the published one stays."""


class BadTable(UserError):
    """A table of terms or the catalogue breaks its own form."""
