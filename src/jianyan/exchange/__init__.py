"""交换 EXCHANGED — catalogues, packages and sheets from other systems, read and written."""
