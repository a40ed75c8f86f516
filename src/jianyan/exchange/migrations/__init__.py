"""exchange: migrations."""
