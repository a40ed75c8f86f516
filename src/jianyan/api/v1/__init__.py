"""The API, version 1; it only grows."""
