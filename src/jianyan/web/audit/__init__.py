"""The audit administrator's page 审计: lines of the journal, never a word of content."""
