"""量测 bench: what moves, imports and pages cost, as ratios to the floor measured in the same run."""
