"""Reports on the desk: the yearly briefing, each figure with its list."""
