"""Ids of entities: functions of kind, name and place code, the same on every machine.

Ids of documents and articles do not belong here; they come from bytes and offsets, not from names.
"""

from functools import lru_cache
from hashlib import sha256

from transforms.records import MentionKind

# The same few thousand names make most of the mentions of a year.
REMEMBERED_NAMES = 65536


@lru_cache(maxsize=REMEMBERED_NAMES)
def entity_id(kind: MentionKind, name: str, place_code: str | None) -> str:
    """First 16 hexadecimal digits of the SHA-256 of `kind:name:code`.

    `place_code` is the six-digit GB/T 2260 code where it is known; an unknown code counts as empty.

    >>> entity_id("place", "北京市", "110000")
    'e3ce5963699d7322'
    """
    return sha256(f"{kind}:{name}:{place_code or ''}".encode()).hexdigest()[:16]
