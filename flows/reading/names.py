"""Names of files and members: as addresses, by their endings, and which of them are safe.

Names are looked at, files never. What a file really is, its content tells (`flows.reading.detect`).
"""

import os
import re
from pathlib import Path, PurePosixPath

TEXT_ENDINGS = frozenset(("", ".txt", ".text", ".md", ".markdown"))
HTML_ENDINGS = frozenset((".html", ".htm", ".xhtml", ".shtml"))
CSV_ENDINGS = frozenset((".csv", ".tsv"))
JSONL_ENDINGS = frozenset((".jsonl", ".ndjson"))
PACKED_ENDINGS = frozenset((".gz", ".zst", ".bz2", ".xz"))
ARCHIVE_ENDINGS = frozenset((".zip", ".tar", ".tgz", ".tbz2", ".txz", ".tzst"))
READ_ENDINGS = (
    TEXT_ENDINGS | HTML_ENDINGS | CSV_ENDINGS | JSONL_ENDINGS | ARCHIVE_ENDINGS | {".pdf", ".parquet"}
)
SIDECAR = ".meta.json"

# What would end an address early or hide where a member or row begins; control characters, and
# bytes of a name that are no UTF-8, which Python holds as lone surrogates.
UNCLEAR = re.compile("[%#!\x00-\x1f\x7f\ud800-\udfff]")
WINDOWS_DRIVE = re.compile(r"[A-Za-z]:")


def quoted(name: str) -> str:
    """A name as part of an address: Chinese stays readable, what has a meaning there is escaped.

    >>> quoted("版面#3/5%.txt")
    '版面%233/5%25.txt'
    """
    return UNCLEAR.sub(_escaped, name)


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))


def full_path(path: Path) -> str:
    """The whole path, `..` taken out; a link keeps its own name, which `Path.resolve` would lose."""
    return os.path.abspath(path)  # noqa: PTH100


def uri_of(path: Path) -> str:
    """The address of a local file."""
    return f"file://{quoted(full_path(path))}"


def container_of(source_uri: str) -> str | None:
    """The file that a member or row stands in; None for a file itself.

    >>> container_of("file:///a.zip!/b.jsonl#3"), container_of("s3://pages/a.txt")
    ('file:///a.zip', None)
    """
    ends = [place for mark in ("!/", "#") if (place := source_uri.find(mark)) >= 0]
    return source_uri[: min(ends)] if ends else None


def ending(name: str) -> str:
    """The last ending in lower case, without that of a compression; a number is none (1991.05.03).

    >>> ending("A/页.TXT.gz"), ending("1991.05.03"), ending("years.tar.zst")
    ('.txt', '', '.tar')
    """
    path = PurePosixPath(name.lower())
    if path.suffix in PACKED_ENDINGS:
        path = path.with_suffix("")
    return "" if path.suffix[1:].isdigit() else path.suffix


def is_read(name: str) -> bool:
    """Whether files of this ending are read where a whole folder or archive is."""
    return ending(name) in READ_ENDINGS


def is_sidecar(name: str) -> bool:
    """Whether the name is that of another file's metadata."""
    return name.lower().endswith(SIDECAR)


def sidecars_of(name: str) -> tuple[str, str]:
    """Names that a file's sidecar may have: after its whole name, or after its name less the ending.

    >>> sidecars_of("a/04.txt")
    ('a/04.txt.meta.json', 'a/04.meta.json')
    """
    return name + SIDECAR, os.path.splitext(name)[0] + SIDECAR  # noqa: PTH122 -- names need not be paths


def is_hidden(parts: tuple[str, ...]) -> bool:
    """Whether a file is one that its system hides, or a folder over it (.git, __MACOSX)."""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def unsafe(name: str) -> bool:
    r"""Whether a member's name would lead out of the folder that it is unpacked to.

    >>> [unsafe(name) for name in ("a/b.txt", "../b.txt", "/etc/passwd", "C:\\b.txt")]
    [False, True, True, True]
    """
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or bool(WINDOWS_DRIVE.match(name)) or "\0" in name
