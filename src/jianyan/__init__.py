"""Jianyan 建言: suggestions and proposals, handled to the last promise."""
