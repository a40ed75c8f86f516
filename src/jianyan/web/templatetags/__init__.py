"""Template filters of the doors."""
