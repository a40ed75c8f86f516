"""页面量测 — server time of the pages most used, and how it grows with ten times the cases."""

from collections.abc import Callable, Iterator, Mapping
from time import perf_counter

from django.test import Client
from django.urls import reverse

from jianyan.cases.models import Case
from jianyan.ops.bench.findings import Finding, middle, ms
from jianyan.ops.bench.ground import YEAR, Ground

Times = Mapping[str, float]


def times(ground: Ground, rounds: int) -> dict[str, float]:
    """The median server time of each page, for the government office's clerk and a unit's."""
    hub, unit = Client(), Client()
    hub.force_login(ground.cast.user(("hub", ground.cast.offices["nation-gov"].pk)))
    lead = next(iter(Case.objects.exclude(lead_unit=None).order_by("pk")))
    unit.force_login(ground.cast.user(("liaison", lead.lead_unit_id or 0)))
    ledger = f"{reverse('desk:ledger')}?year={YEAR}"
    asked: dict[str, Callable[[int], str]] = {
        "ledger page": lambda no: ledger,
        "ledger page, overdue only": lambda no: f"{ledger}&overdue=on",
        "worklist of a unit": lambda no: reverse("desk:worklist"),
        "case page": _case,
    }
    found = {}
    for name, url in asked.items():
        client = unit if "unit" in name else hub
        found[name] = middle([_seconds(client, url(no)) for no in range(rounds + 2)][2:])
    return found


def _case(no: int) -> str:
    """Another case each time, from the whole of the table."""
    led = Case.objects.filter(hub__key="nation-gov", state="concluded")
    last = led.order_by("-pk").values_list("pk", flat=True)[0]
    pk = led.filter(pk__gte=last * (no + 1) // 40).order_by("pk").values_list("pk", flat=True)[0]
    return reverse("desk:case", args=[pk])


def _seconds(client: Client, url: str) -> float:
    begun = perf_counter()
    answer = client.get(url)
    seconds = perf_counter() - begun
    if answer.status_code != 200:
        raise LookupError(f"{url} answers {answer.status_code}")
    return seconds


def growth(small: Times, large: Times, sizes: tuple[int, int]) -> Iterator[Finding]:
    for name, seconds in large.items():
        yield Finding(
            f"{name}, {sizes[1]:,} cases", ms(seconds), ms(small[name]),
            seconds / small[name], f"against {sizes[0]:,} cases",
        )  # fmt: skip
