"""config/management/commands."""
