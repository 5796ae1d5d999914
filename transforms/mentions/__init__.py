"""Mentions of persons, organisations, places and events in the articles of one document.

One module a kind of name, `finder` to put them in order. Posts and speech build on the mentions and
belong to `transforms.affiliations` and `transforms.quotes`.
"""

from transforms.mentions.finder import MentionFinder

__all__ = ["MentionFinder"]
