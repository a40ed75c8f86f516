"""参考 MAYBE — what the machine proposes and a person decides."""
