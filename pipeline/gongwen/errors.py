"""What can go wrong for us. What is wrong with a plan is a warning in its document, never an exception.

    GongwenError
    ├── ReadError            this file can't be read: path, reason, remedy
    │   ├── FileUnreadable     the system won't hand it over (missing, no permission, a directory)
    │   ├── UnknownFormat      no reader for what is in it
    │   ├── UndecodableText    its bytes are no text in any encoding that we know
    │   ├── DamagedFile        it is of a known format, but broken beyond reading
    │   ├── EncryptedFile      it needs a password
    │   ├── ReaderMissing      an optional package or program reads it: says the install command
    │   ├── LimitExceeded      it is larger, unpacks to more, takes longer, than `gongwen.read.limits` allows
    │   ├── WorkerLost         the process that worked on it has died, again and again
    │   └── NothingToRead      a directory without a single document
    ├── DocumentInvalid      a JSON file that is no document of ours, or of another major version
    ├── CodebookInvalid      a codebook that can't be used: names the topic
    ├── ProfileInvalid       a profile to check against that can't be used: names the item
    ├── FactsInvalid         a file of facts that can't be used: path, entry, reason, remedy
    ├── PopulationRefused    what was asked to be filled in can't be: reason, remedy
    ├── UnitsInvalid         a units.csv that can't be used: names the line
    ├── OutputUnwritable     the system won't take what we write (a full disk, no permission), or another run is writing
    ├── SelectionInvalid     a rule was named that there is not
    ├── ConfigurationInvalid what a project configures can't be used: names the file
    ├── CodesInvalid         a spreadsheet of codes lacks a column that is needed
    ├── MissingExtra         an optional package is needed: says the install command
    └── InternalError        a fault of gongwen itself

Reason and remedy are in Chinese and English, parted by " / "; every error crosses to another process whole.
"""

from __future__ import annotations


class GongwenError(Exception):
    """The root: catch this to catch everything that gongwen raises on purpose."""


class ReadError(GongwenError):
    """A file that can't be read; names the file, what is wrong and what to do."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}。{remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str, str]]:
        """Let the error cross to the parent of a worker process whole."""
        return type(self), (self.path, self.reason, self.remedy)


class FileUnreadable(ReadError):
    """The system won't hand the file over."""


class UnknownFormat(ReadError):
    """No reader knows what is in the file."""


class UndecodableText(ReadError):
    """The bytes are no text in any encoding that we know."""


class DamagedFile(ReadError):
    """The file is of a known format, but broken beyond reading."""


class EncryptedFile(ReadError):
    """The file needs a password."""


class ReaderMissing(ReadError):
    """An optional package or program is needed to read the file; the remedy is the command that installs it."""


class LimitExceeded(ReadError):
    """The file is larger, or unpacks to more, than the limits allow."""


class WorkerLost(ReadError):
    """The process that worked on the file died over it, again and again."""


class NothingToRead(ReadError):
    """A directory without a single document."""


class DocumentInvalid(GongwenError):
    """A JSON file that is no document of ours, or of another major version."""


class CodebookInvalid(GongwenError):
    """A codebook that is missing, or of which a topic can't be used; the message names file and topic."""


class ProfileInvalid(GongwenError):
    """A profile that is missing, or of which an item can't be used; the message names file and item."""


class FactsInvalid(GongwenError):
    """A file of facts that can't be used as it is; names the entry (`quotas[2].value`, "" for the whole file)."""

    def __init__(self, path: str, entry: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {entry}: {reason}。{remedy}" if entry else f"{path}: {reason}。{remedy}")
        self.path = path
        self.entry = entry
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[FactsInvalid], tuple[str, str, str, str]]:
        """Let the error cross to another process whole."""
        return type(self), (self.path, self.entry, self.reason, self.remedy)


class PopulationRefused(GongwenError):
    """What was asked to be made can't be made of what was given: reason and remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}。{remedy}")
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[PopulationRefused], tuple[str, str]]:
        """Let the error cross to another process whole."""
        return type(self), (self.reason, self.remedy)


class UnitsInvalid(GongwenError):
    """A units.csv that can't be used; the message names the place."""


class OutputUnwritable(GongwenError):
    """The system won't take what we write."""


class SelectionInvalid(GongwenError):
    """A rule was selected or ignored that does not exist."""


class ConfigurationInvalid(GongwenError):
    """The configuration of a project can't be used; the message names the file."""


class CodesInvalid(GongwenError):
    """A spreadsheet of codes lacks a column that is needed."""


class MissingExtra(GongwenError):
    """An optional package is needed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"需要 {package}，请运行 / please run: pip install 'gongwen[{extra}]'")
        self.package = package
        self.extra = extra

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        """Let the error cross to the parent of a worker process whole."""
        return type(self), (self.package, self.extra)


class InternalError(GongwenError):
    """A fault of gongwen itself; the message says where."""
