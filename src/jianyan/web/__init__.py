"""Web doors: desk for staff, members for proposers, portal for the public."""
