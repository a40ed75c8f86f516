"""再次不满意的一件: the congress by another rule text, and a case rated badly twice."""

from datetime import date

from jianyan.cases import actions as a
from jianyan.cases.models import Round
from jianyan.cases.perform import perform, read
from tests.cast import BAD, DAY, Cast, draft_again, rated


def going_by(cast: Cast, rules: str) -> Cast:
    """The congress office goes by another rule text."""
    cast.congress.rules = rules
    cast.congress.save(update_fields=["rules"])
    return cast


def dissatisfied_again(cast: Cast, *, on: date = DAY) -> Round:
    """The second round, answered and rated as badly as the first."""
    reply = rated(cast, BAD, "河还是臭的。", on=on)
    perform(a.rehandle, reply, cast.by("zhou", on), reason="到现场再查。")
    draft_again(cast, read(reply.case_id).assignments[0], on)
    again = read(reply.case_id).rounds[-1]
    perform(a.send_for_approval, again, cast.by("chen", on))
    perform(a.endorse, again, cast.by("zhao", on), reason="主要负责人直接审定。")
    number = f"江水再〔2026〕{reply.case_id}号"
    perform(a.issue, again, cast.by("zhao", on), document_no=number)
    again = perform(a.deliver, again, cast.by("chen", on), mode="system")
    return perform(a.rate, again, cast.by("li", on), values=BAD, comment="仍未解决。")
