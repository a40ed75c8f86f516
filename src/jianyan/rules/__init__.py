"""规则: law as data. Rule packs, spans, working days, outcome and rating schemes, numbering."""
