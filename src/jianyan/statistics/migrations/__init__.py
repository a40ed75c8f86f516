"""Migrations of statistics."""
