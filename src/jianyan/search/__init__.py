"""FOUND: segmentation, index, queries."""
