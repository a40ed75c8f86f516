"""The index (检索索引): for each text its terms with place and weight, and how common each term is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from jianyan.cases.models import Case


class Entry(models.Model):
    """索引条目: what one case says, as terms."""

    terms = SearchVectorField()
    length = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Frequency(models.Model):
    """词频: in how many texts a term stands; the row without a term counts the texts.

    Terms of one text only are left out.
    """

    term = models.CharField(max_length=200, primary_key=True)
    documents = models.PositiveIntegerField()

    class Meta:
        abstract = True


class CaseEntry(Entry):
    """A case as its office, hub and units may read it: never drafts, notes or co-opinions."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="+")

    if TYPE_CHECKING:
        case_id: int

    class Meta:
        indexes = [GinIndex(fields=["terms"], name="case_terms")]


class CaseFrequency(Frequency):
    """How common a term is among the cases."""


class Spelling(models.Model):
    """拼音: how a word of the cases is written in letters, whole and by the first of each sign."""

    term = models.CharField(max_length=8, primary_key=True)
    letters = models.CharField(max_length=60, db_index=True)
    initials = models.CharField(max_length=8, db_index=True)


class FileText(models.Model):
    """附件正文: what one attachment says, and by what it was read; empty where it could not be.

    Derived from the file: what is erased goes from here with it.
    """

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    no = models.PositiveIntegerField()
    body = models.TextField(blank=True)
    method = models.CharField(max_length=60)

    if TYPE_CHECKING:
        case_id: int
