"""Pages of the members, by what they show."""
