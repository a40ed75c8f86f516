"""沟通联系: whom to speak with this week, by proposer; one contact entered once for several cases."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from jianyan import doors
from jianyan.cases import actions
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.perform import perform_many
from jianyan.deadlines.contact_plan import contact_plan, tasks_with
from jianyan.people.models import Proposer
from jianyan.people.rights import NOBODY, Right
from jianyan.web.desk.forms.contacts import SharedContact
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.wording import light


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    actor = doors.actor(request)
    found = contact_plan(actor=actor, today=doors.today())
    handling = actor.reach.get(Right.HANDLE, NOBODY)
    context = {
        "groups": [(_("This week"), _people(found.this_week)), (_("Later"), _people(found.later))],
        "is_empty": not (found.this_week or found.later),
        "may_log": bool(handling.units or handling.sections),
        "watermark": watermark(request),
    }
    return render(request, "desk/contacts.html", frame(request, here="contacts", **context))


def _people(found: object) -> list[dict[str, object]]:
    return [
        {
            "of": one,
            "units": "、".join(one.units),
            "wishes": [(wish, light(wish.light) if wish.light else None) for wish in one.wishes],
        }
        for one in found  # type: ignore[attr-defined]  # a tuple of proposers
    ]


@staff
@require_http_methods(["GET", "POST"])
def log(request: HttpRequest, proposer_id: int) -> HttpResponse:
    """One contact with this proposer, for the cases of the own unit that it served."""
    by = doors.by(request)
    tasks = tasks_with(by.actor, proposer_id)
    if not tasks:
        raise Http404
    form = SharedContact(request.POST or None, request.FILES or None, tasks=tasks, today=by.on)
    if form.is_valid() and _logged(request, form, tasks, by):
        return redirect("desk:contacts")
    proposer = Proposer.objects.get(pk=proposer_id)
    context = {"form": form, "proposer": proposer.name, "watermark": watermark(request)}
    status = 422 if form.is_bound else 200
    shown = frame(request, here="contacts", **context)
    return render(request, "desk/contact_log.html", shown, status=status)


def _logged(request: HttpRequest, form: SharedContact, tasks: list[Assignment], by: By) -> bool:
    """A line in each case, with a common mark, all or nothing."""
    typed = form.cleaned_data
    chosen = [task for task in tasks if f"{task.case_id}-{task.part}" in typed["cases"]]
    said = {name: typed[name] for name in ("mode", "stage", "on", "note", "papers")}
    if len(chosen) > 1:
        said["shared"] = f"{by.actor.id}-{by.at:%Y%m%d%H%M%S%f}"
    done = perform_many(actions.record_contact, [(task, said) for task in chosen], by)
    if done.refused:
        for _position, refusal in done.refused[:1]:
            form.add_error(None, doors.sentence(refusal))
        return False
    count = len(done.moved)
    told = ngettext("Logged for %(count)d case.", "Logged for %(count)d cases.", count)
    messages.success(request, told % {"count": count})
    return True
