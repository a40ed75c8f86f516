"""The addresses of a demonstration."""

from jianyan.config.urls import urlpatterns as _usual
from jianyan.web.accounts.urls import addresses

urlpatterns = [*addresses(demo=True), *_usual]
