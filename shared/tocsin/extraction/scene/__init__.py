"""What is recognised in a block of a report: names, agents, who speaks, lists, where a sentence is cut."""
