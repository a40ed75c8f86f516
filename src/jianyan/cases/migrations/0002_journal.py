"""The journal: list-partitioned by year, append-only by trigger on every partition."""

from django.db import migrations

CREATE = """
CREATE TABLE cases_line (
  year        smallint    NOT NULL,
  case_id     bigint      NOT NULL,
  seq         integer     NOT NULL CHECK (seq > 0),
  part        varchar(8)  NOT NULL,
  kind        varchar(40) NOT NULL,
  data        text        NOT NULL,
  state       varchar(20) NOT NULL,
  actor_id    bigint      NOT NULL,
  occurred_on date        NOT NULL,
  recorded_at timestamptz NOT NULL,
  digest      char(64)    NOT NULL,
  PRIMARY KEY (year, case_id, seq)
) PARTITION BY LIST (year);

CREATE FUNCTION refuse_journal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER cases_line_unchanged BEFORE UPDATE OR DELETE ON cases_line
  FOR EACH ROW EXECUTE FUNCTION refuse_journal_change();
CREATE TRIGGER cases_line_kept BEFORE TRUNCATE ON cases_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();

CREATE INDEX cases_line_kind ON cases_line (kind, occurred_on);

-- Row triggers pass from the parent to each partition by themselves; a TRUNCATE trigger does not.
CREATE FUNCTION open_journal_year(wanted integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE name text := 'cases_line_' || wanted;
BEGIN
  IF wanted NOT BETWEEN 1949 AND 2999 THEN
    RAISE EXCEPTION 'no journal for the year %', wanted;
  END IF;
  IF to_regclass(name) IS NOT NULL THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('open_journal_year'));
  IF to_regclass(name) IS NULL THEN
    EXECUTE format('CREATE TABLE %I PARTITION OF cases_line FOR VALUES IN (%s)', name, wanted);
    EXECUTE format('CREATE TRIGGER kept BEFORE TRUNCATE ON %I FOR EACH STATEMENT '
                   'EXECUTE FUNCTION refuse_journal_change()', name);
  END IF;
END $$;

SELECT open_journal_year(y) FROM generate_series(2019, 2027) AS y;

-- Words are immutable too: only the erasure of a body is let through, its digest stays.
CREATE FUNCTION refuse_text_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.body = '' AND NEW.erased_on IS NOT NULL AND NEW.sm3 = OLD.sm3
     AND NEW.case_id = OLD.case_id AND NEW.no = OLD.no AND NEW.kind = OLD.kind THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'texts are immutable: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER cases_text_unchanged BEFORE UPDATE OR DELETE ON cases_text
  FOR EACH ROW EXECUTE FUNCTION refuse_text_change();
CREATE TRIGGER cases_text_kept BEFORE TRUNCATE ON cases_text
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_journal_change();
"""
DROP = """
DROP TABLE cases_line;
DROP TRIGGER cases_text_unchanged ON cases_text;
DROP TRIGGER cases_text_kept ON cases_text;
DROP FUNCTION refuse_text_change();
DROP FUNCTION open_journal_year(integer);
DROP FUNCTION refuse_journal_change();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
