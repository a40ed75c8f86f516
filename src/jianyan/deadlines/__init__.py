"""WHEN: clocks, lights, the ledger and worklists."""
