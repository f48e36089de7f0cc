"""A submission in SQL: one query, run against a database in memory that each call describes.

A call is query(schema, rows): `schema` a script of CREATE statements, `rows` lists of rows by table.
It returns {"columns": names, "rows": lists of cells}. The query may read, and nothing else.
"""

import sqlite3
from typing import Any

from grader.sandbox.wire import answers, values

MOST_ROWS = 10_000
LONGEST_VALUE = 1 << 20
_STEPS_BETWEEN_LOOKS = 1000
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
_FORBIDDEN_FUNCTIONS = {"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"}


class Submission:
    def __init__(self, source: str, order: dict[str, Any]) -> None:
        self.query = source
        self.order = order

    def load(self) -> list[bytes]:
        """An empty query can be told at once; all else needs its tables."""
        if not self.query.strip().rstrip(";").strip():
            return [answers.head("syntax_error", "The query is empty.")]
        return [answers.head("finished")]

    def call(self, data: bytes) -> list[bytes]:
        (schema, tables), _ = values.decode(data, len(data))
        looks = _Looks(self.order["sql_steps"])
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.execute("PRAGMA temp_store = MEMORY")  # large sorts too; there may be no file to write
        try:
            _fill(connection, schema, tables)
        except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
            connection.close()
            return [answers.head("raised", f"The tables cannot be made: {error}")]
        try:
            _confine(connection, looks)
            if fault := _fault(connection, self.query):
                return [answers.head("syntax_error", fault)]
            cursor = connection.execute(self.query)
            found = cursor.fetchmany(MOST_ROWS + 1)
            columns = [column[0] for column in cursor.description or ()]
            table = {"columns": columns, "rows": [list(row) for row in found]}
            value = values.encode(table, self.order["output_bytes"])
        except (sqlite3.Error, sqlite3.Warning, ValueError, TypeError) as error:
            return [_failed(error, looks)]
        except MemoryError:
            return [answers.head("memory_limit", "The memory ran out.")]
        finally:
            connection.close()
        if len(found) > MOST_ROWS:
            return [answers.head("output_limit", f"The query gives more than {MOST_ROWS} rows.")]
        return [answers.head("finished"), value, answers.KEPT]


class _Looks:
    """The progress handler: ends a query after so many steps of SQLite's machine, on any computer the same."""

    def __init__(self, steps: int) -> None:
        self.left = steps // _STEPS_BETWEEN_LOOKS
        self.used_up = False

    def __call__(self) -> bool:
        self.left -= 1
        self.used_up = self.left < 0
        return self.used_up


def _fill(connection: sqlite3.Connection, schema: str, tables: dict[str, list[list[Any]]]) -> None:
    connection.executescript(schema)
    for table, rows in tables.items():
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            quoted = table.replace('"', '""')
            connection.executemany(f'INSERT INTO "{quoted}" VALUES ({marks})', rows)


def _confine(connection: sqlite3.Connection, looks: _Looks) -> None:
    def allow(action: int, first: str | None, second: str | None, *_: str | None) -> int:
        reading = action in _READING and second not in _FORBIDDEN_FUNCTIONS
        return sqlite3.SQLITE_OK if reading else sqlite3.SQLITE_DENY

    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(allow)
    connection.set_progress_handler(looks, _STEPS_BETWEEN_LOOKS)


def _fault(connection: sqlite3.Connection, query: str) -> str:
    """What keeps the query from being understood: its grammar, or a name that does not exist."""
    try:
        connection.execute(f"EXPLAIN {query}")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_AUTH:
            return str(error)
    return ""


def _failed(error: Exception, looks: _Looks) -> bytes:
    if looks.used_up:
        return answers.head("time_limit", "The query takes too many steps.")
    if isinstance(error, values.Unsupported):
        return answers.head("wrong_type", str(error))
    if isinstance(error, values.TooLarge):
        return answers.head("output_limit", str(error))
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_AUTH:
        return answers.head("raised", f"The query may only read: {error}.")
    return answers.head("raised", str(error))


REHEARSAL: tuple[str, list[Any]] = ("SELECT a FROM t", ["CREATE TABLE t (a)", {"t": [[1]]}])


def prepare() -> None:
    """Nothing is set up later than at import."""
