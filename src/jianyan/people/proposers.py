"""Terms and sessions (届、次会议), proposers (代表、委员、集体提案者) and the groups they sit in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.people.offices import Office


class Term(models.Model):
    """届: the term of one congress or CPPCC committee; open cases outlive it (S58)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="terms")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["office", "number"]
        constraints = [models.UniqueConstraint(fields=["office", "number"], name="term_once")]


class Session(models.Model):
    """次会议: a plenary session; its key is what a catalogue and a case reference name."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="sessions")
    key = models.CharField(max_length=40)
    term = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField()
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["office", "key"]
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="session_once")]

    def __str__(self) -> str:
        if self.term and self.number:
            return f"{self.term}-{self.number}"
        return self.key


class ProposerKind(models.TextChoices):
    """提案者类别: one person, or a body that must seal or sign (domain.md 3.1)."""

    DEPUTY = "deputy", _("Deputy")
    MEMBER = "member", _("CPPCC member")
    DELEGATION = "delegation", _("Delegation")
    PARTY = "party", _("Democratic party")
    ORGANISATION = "organisation", _("Mass organisation")
    SPECIAL_COMMITTEE = "special_committee", _("Special committee")
    SECTOR = "sector", _("Sector")
    MEMBER_GROUP = "member_group", _("Member group")

    @property
    def is_person(self) -> bool:
        return self in {ProposerKind.DEPUTY, ProposerKind.MEMBER}


class Proposer(models.Model):
    """提案者: a deputy, a member or a collective body, as known to one office."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="proposers")
    kind = models.CharField(max_length=20, choices=ProposerKind)
    name = models.CharField(max_length=120)
    # PostgreSQL comes without ICU: the orders of print are stored (拼音、姓氏笔画)
    pinyin = models.CharField(max_length=120, blank=True)
    strokes = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["strokes", "name", "id"]
        indexes = [models.Index(fields=["office", "kind", "name"], name="proposer_by_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """What a letter calls the proposer after the name; a body has no title."""
        return {ProposerKind.DEPUTY: "代表", ProposerKind.MEMBER: "委员"}.get(
            ProposerKind(self.kind), ""
        )


class Seat(models.Model):
    """代表(委员)资格: a proposer's place in one term, with card number and delegation or sector."""

    class Status(models.TextChoices):
        SITTING = "sitting", _("Sitting")
        SUSPENDED = "suspended", _("Suspended")
        ENDED = "ended", _("Ended")

    proposer = models.ForeignKey(Proposer, models.PROTECT, related_name="seats")
    term = models.ForeignKey(Term, models.PROTECT, related_name="seats")
    group = models.CharField(max_length=60, blank=True)  # 代表团 or 界别
    card_no = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.SITTING)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["term", "group", "id"]
        constraints = [models.UniqueConstraint(fields=["proposer", "term"], name="seat_once")]


class ContactDetail(models.Model):
    """联系方式: personal data, apart from the proposer, read case by case and each reading logged."""

    proposer = models.OneToOneField(Proposer, models.CASCADE, related_name="contact")
    mobile = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=120, blank=True)
    workplace = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    # deputies of Hong Kong and Macao, soldiers …: letters go through an organ
    deliver_via = models.CharField(max_length=120, blank=True)
