"""config/management."""
