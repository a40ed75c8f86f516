"""提出 raising: draft, submit, withdraw."""
