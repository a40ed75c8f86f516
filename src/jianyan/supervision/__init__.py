"""PUSHED: leaders' instructions and what units answer to them."""
