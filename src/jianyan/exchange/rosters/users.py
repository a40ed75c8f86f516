"""用户 — logins with their posts; a login imported has no password until its holder is let in."""

from datetime import date

from django.db import models

from jianyan.exchange.places import Units as Names
from jianyan.exchange.rosters.reading import RosterRow
from jianyan.exchange.rosters.report import Outcome, differ
from jianyan.exchange.rows import CellRefused
from jianyan.people.models import Grant, Office, Proposer, Section, Unit, User
from jianyan.people.rights import Role
from jianyan.people.users import RolesExclude, grant

_ROLES = {
    "代表委员": Role.PROPOSER, "代表": Role.PROPOSER, "委员": Role.PROPOSER,
    "人大工作人员": Role.CONGRESS_CLERK, "政协工作人员": Role.CPPCC_CLERK,
    "主席团工作人员": Role.PRESIDIUM_CLERK, "政府办": Role.GOVERNMENT_OFFICE,
    "政府办公室": Role.GOVERNMENT_OFFICE, "党委办": Role.PARTY_OFFICE,
    "联络员": Role.UNIT_LIAISON, "承办人": Role.CASE_OFFICER, "科室负责人": Role.SECTION_HEAD,
    "分管领导": Role.UNIT_LEADER, "主要负责人": Role.UNIT_PRINCIPAL,
}  # fmt: skip
_OF_UNIT = {
    Role.UNIT_LIAISON, Role.CASE_OFFICER, Role.SECTION_HEAD, Role.UNIT_LEADER, Role.UNIT_PRINCIPAL,
}  # fmt: skip


class Users:
    """Posts at one office, at the units of one hub, or of its proposers."""

    def __init__(self, office: Office, today: date) -> None:
        self._office = office
        self._today = today
        self._units = Names()

    def enter(self, row: RosterRow) -> Outcome:
        username = row.text("username", 60).lower()
        if not username or not row.text("name"):
            raise CellRefused("roster_name_missing")
        role = self._role(row)
        scope = self._scope(row, role)
        found = User.objects.filter(username=username).first()
        if found is not None and found.is_machine:
            raise CellRefused("roster_user_taken", value=username)
        user = found or User(username=username)
        fields = differ(user, {"name": row.text("name", 60), "email": row.text("email")})
        if found is None:
            user.set_unusable_password()
        user.save()
        fields |= self._granted(user, role, scope, row)
        return Outcome(found is None, {} if found is None else fields)

    def _role(self, row: RosterRow) -> Role:
        """Administrators are appointed one by one, never from a sheet (三员分立)."""
        written = row.text("role")
        role = _ROLES.get(written)
        if role is None and written in {one.value for one in _ROLES.values()}:
            role = Role(written)
        if role is None:
            known = "、".join(_ROLES)
            raise CellRefused("roster_role_unknown", value=written, known=known)
        return role

    def _scope(self, row: RosterRow, role: Role) -> dict[str, models.Model]:
        if role == Role.PROPOSER:
            return {"proposer": self._proposer(row.text("proposer") or row.text("name"))}
        if role in _OF_UNIT:
            unit = self._units.find(row.text("unit"))
            if unit is None or unit.hub_id != self._office.pk:
                raise CellRefused("roster_unit_unknown", value=row.text("unit"))
            return {"unit": unit} | self._section(row, unit)
        return {"office": self._office}

    def _section(self, row: RosterRow, unit: Unit) -> dict[str, models.Model]:
        name = row.text("section", 60)
        if not name:
            return {}
        found = Section.objects.filter(unit=unit, name=name).first()
        if found is None:
            raise CellRefused("roster_section_unknown", value=name)
        return {"section": found}

    def _proposer(self, name: str) -> Proposer:
        found = list(Proposer.objects.filter(office=self._office, name=name)[:2])
        if len(found) != 1:
            raise CellRefused("roster_proposer_unclear", value=name)
        return found[0]

    def _granted(
        self, user: User, role: Role, scope: dict[str, models.Model], row: RosterRow
    ) -> dict[str, dict[str, str]]:
        days = {"from_on": row.day("from_on"), "to_on": row.day("to_on")}
        held = Grant.objects.filter(user=user, role=role.value, **scope).first()
        if held is None:
            try:
                held = grant(user, role, **scope)
            except RolesExclude as error:
                raise CellRefused("roster_roles_exclude") from error
            differ(held, days)
            held.save()
            return {"role": {"before": "", "after": role.value}}
        fields = differ(held, days)
        held.save()
        return fields
