"""PRINTED: reports and letters as docx, PDF and xlsx."""
