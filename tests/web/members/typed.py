"""What a proposer types on the writing page, and how it is sent."""

from django.test import Client

from jianyan.cases.models import Case
from jianyan.cases.perform import read

NEW = "/my/new/"
TYPED = {
    "rows": "3",
    "title": "关于修缮青石桥的建议",
    "situation": "青石桥栏杆松动。",
    "point-1": "更换栏杆。",
    "point-3": "增设照明。",
    "wished_units": "市交通运输局",
    "publish_consent": "yes",
}


def post(client: Client, url: str = NEW, do: str = "save", **fields: str) -> tuple[int, str]:
    answer = client.post(url, {**TYPED, **fields, "do": do})
    return answer.status_code, answer.content.decode()


def only_case() -> Case:
    return read(Case.objects.get().pk).case
