"""办理 handling: contacts, co-opinions and differences, routing, plans, research, time."""
