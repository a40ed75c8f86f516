"""What staff fill in: the ledger's filters and one form a move."""
