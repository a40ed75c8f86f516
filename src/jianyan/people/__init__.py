"""WHO: levels, offices and hubs, units, proposers, terms, sessions, users and their rights."""
