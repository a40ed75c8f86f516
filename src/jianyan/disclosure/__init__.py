"""SHOWN: redaction, published copies, the figures beside them; the portal reads these alone."""
