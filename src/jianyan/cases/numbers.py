"""编号 — numbers from a series, by UPDATE … RETURNING under the series' own row lock, never max()+1."""

from collections import defaultdict

from django.db import connection

_TAKE = """
INSERT INTO cases_series AS s (key, last) VALUES (%s, %s)
ON CONFLICT (key) DO UPDATE SET last = s.last + excluded.last RETURNING last
"""
_GIVE_BACK = "UPDATE cases_series SET last = last - %s WHERE key = %s"


class Numbers:
    """The numbers of one batch: taken in one go for as many as are expected, the rest given back.

    The series' row stays locked until the batch commits, so a number given back was seen by
    nobody and a number once written is never given again.
    """

    def __init__(self, expected: int) -> None:
        self._expected = expected
        self._stock: dict[str, list[int]] = defaultdict(list)

    def next(self, series: str) -> int:
        stock = self._stock[series]
        if not stock:
            with connection.cursor() as cursor:
                cursor.execute(_TAKE, [series, self._expected])
                last = cursor.fetchone()[0]
            stock.extend(range(last, last - self._expected, -1))
        return stock.pop()

    def give_back(self) -> None:
        for series, stock in self._stock.items():
            if stock:
                with connection.cursor() as cursor:
                    cursor.execute(_GIVE_BACK, [len(stock), series])
                stock.clear()
