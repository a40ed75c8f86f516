"""Members 代表委员: the pages of those who propose, phone first."""
