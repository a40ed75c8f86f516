"""The role that serves the public reads these tables and no others (decision 0005)."""

from django.db import migrations

TABLES = ", ".join(
    f"disclosure_{name}"
    for name in (
        "publishedoffice",
        "publishedcase",
        "publishedpoint",
        "publishedreply",
        "publishedpromise",
        "count",
        "mark",
        "publicentry",
        "publicfrequency",
    )
)
# A server without the role (docs/howto/database.md makes it) still migrates; its portal then refuses.
GRANT = f"""
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'jianyan_portal') THEN
    GRANT SELECT ON {TABLES} TO jianyan_portal;
  END IF;
END $$;
"""
REVOKE = GRANT.replace("GRANT SELECT", "REVOKE SELECT").replace(
    "TO jianyan_portal", "FROM jianyan_portal"
)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_published_copies")]
    operations = [migrations.RunSQL(GRANT, REVOKE)]
