"""A process that uses the embedded database of a home: it runs the SQL it is told, line by line."""

import json
import sys
from pathlib import Path

import psycopg

from jianyan.config import embedded
from jianyan.config.database.roles import DATABASE, OWNER

server = embedded.at(Path(sys.argv[1]))
for line in sys.stdin:
    login = server.connection(OWNER)
    with psycopg.connect(dbname=DATABASE, **login) as connection:
        cursor = connection.execute(line)
        rows = cursor.fetchall() if cursor.description else []
    sys.stdout.write(json.dumps({"rows": rows, "host": login["host"]}, default=str) + "\n")
    sys.stdout.flush()
