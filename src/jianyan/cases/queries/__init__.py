"""What pages, API and papers read of a case: plain frozen dataclasses."""
