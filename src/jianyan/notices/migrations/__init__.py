"""notices: migrations."""
