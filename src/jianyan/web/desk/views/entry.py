"""tmp"""

from django.http import HttpResponse


def page(request, **kw):
    return HttpResponse("")


def download(request, **kw):
    return HttpResponse("")
