"""办理 handling: contacts and co-opinions."""
