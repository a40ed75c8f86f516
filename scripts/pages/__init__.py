"""The generated pages of docs/, one module a page; each gives its text."""
