"""API doors."""
