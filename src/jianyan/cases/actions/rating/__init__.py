"""评价 rating: the proposer's word and what follows from it."""
