"""ops/management/commands."""
