"""评测 — the product's own text code, run on a labelled file."""
