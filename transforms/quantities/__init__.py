"""Quantities: every figure an article states, typed, bounded, dated and tied to what it counts.

The public class stands here; each module of the package tells one part of the story.
"""

from transforms.quantities.finder import QuantityFinder

__all__ = ["QuantityFinder"]
