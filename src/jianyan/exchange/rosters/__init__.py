"""名册导入: proposers, units, sections and users from sheets, with a report on every row."""
