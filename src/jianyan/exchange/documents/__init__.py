"""来件识读 READ — documents as people send them, read into fields that a person checks."""
