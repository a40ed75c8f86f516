"""CAME: what opinions became: policy measures, adoption, the commitment ledger."""
