"""审查 reviewing: take in, send back, file, decline, forward."""
