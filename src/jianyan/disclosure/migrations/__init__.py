"""Migrations of disclosure."""
