"""Closed word lists written as one string, so that a line of code holds a line of words.

Lists that describe the world (places, bodies, titles) do not belong in code; they are seeds/reference.
"""


def word_set(words: str) -> frozenset[str]:
    """The words of a string, parted by white space.

    >>> sorted(word_set("省 市"))
    ['市', '省']
    """
    return frozenset(words.split())
