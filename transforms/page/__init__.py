"""Page text cut into articles with their parts; `PageReader` is the one entry."""

from transforms.page.reader import PageReader

__all__ = ["PageReader"]
