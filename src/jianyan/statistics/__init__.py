"""COUNTED: one defined measure a file, reports that reconcile or are refused."""
