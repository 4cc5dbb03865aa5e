"""What they work on: groups, pillar links, lineage, topics, results."""
