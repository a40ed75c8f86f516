"""WHAT: the case and its parts, the journal, the tables of moves, perform."""
