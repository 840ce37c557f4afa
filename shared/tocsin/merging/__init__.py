"""From mentions to incidents: candidate keys, link scores, clusters, and the fold of claims. Pure, and the same in any order."""

from tocsin.merging.lines import link_lines

__all__ = ["link_lines"]
