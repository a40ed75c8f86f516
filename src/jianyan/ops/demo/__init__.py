"""演示数据 — an invented city, town and nation that the product is shown with."""
