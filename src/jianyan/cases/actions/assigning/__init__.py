"""交办 assigning: assign, acknowledge, change of unit."""
