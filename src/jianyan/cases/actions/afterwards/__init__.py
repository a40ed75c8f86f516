"""办后 afterwards: promises, adoption, conclusion, disclosure."""
