"""ops/management."""
