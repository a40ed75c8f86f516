"""讲话口径 — how an exact figure is spoken: 4,912 is 4900余, 2,198 is 近2200; the exact one stands behind."""


def spoken(value: int) -> str:
    """Figures under a hundred stay exact; others are cut to tens (under a thousand) or hundreds."""
    if value < 100:
        return str(value)
    step = 10 if value < 1000 else 100
    floor, rest = value - value % step, value % step
    if rest == 0:
        return str(floor)
    if rest * 10 >= step * 9:
        return f"近{floor + step}"
    return f"{floor}余"
