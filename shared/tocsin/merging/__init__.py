"""From mentions to incidents: candidate keys, link scores, clusters, and the fold of claims. Pure, and the same in any order."""
