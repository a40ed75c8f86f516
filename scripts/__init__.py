"""What developers run: setting up, translations, generated pages, pictures."""
