"""附件: files handed in by forms, and handed out again."""
