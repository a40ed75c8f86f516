"""公开门户: what anybody may read; no login, no session, no cookie but the language."""
