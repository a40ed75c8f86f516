"""规则有误: the two ways in which the rules can fail, each a sentence with its remedy."""


class RulesError(Exception):
    """A rule file or a question to the rules is wrong: where, what, and what to do."""

    def __init__(self, en: str, zh: str = "", *, where: str = "") -> None:
        self.en = en
        self.zh = zh or en
        self.where = where
        super().__init__(f"{where}: {en}" if where else en)


class YearNotAnnounced(Exception):
    """The State Council has not yet announced the holidays of this year."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(f"the holidays of {year} are not announced yet: load the yearly notice")
