"""责任清单: what each unit is there for, and how well a text matches it."""
