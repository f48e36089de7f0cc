"""The cases of an SQL item: a schema, and the rows of its tables."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader import sandbox, tables
from grader.checkers.tables import Table
from grader.sandbox import Call, Job, Limits
from grader.verdicts import of_exit

EXPECTED = "expected [schema, tables]: a script of CREATE statements, and for each table a list of rows"
LONGEST_SCRIPT = 10_000
INTEGERS = range(-(2**63), 2**63)
NAMES = r"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY rowid"


def arguments(args: Any) -> list[Any]:
    """[schema, tables] in the types that SQLite stores; numpy's scalars become numbers. Raises ValueError."""
    if not isinstance(args, list | tuple) or len(args) != 2:
        raise ValueError(EXPECTED)
    schema, given = args
    if not isinstance(schema, str) or not schema.strip() or not isinstance(given, Mapping):
        raise ValueError(EXPECTED)
    return [schema, {_name(table): _rows(table, rows) for table, rows in given.items()}]


def _name(table: Any) -> str:
    if not isinstance(table, str):
        raise ValueError(EXPECTED)
    return table


def _rows(table: str, rows: Any) -> list[list[Any]]:
    if not isinstance(rows, list | tuple) or not all(isinstance(row, list | tuple) and row for row in rows):
        raise ValueError(f"{table}: expected a list of rows, each a list of cells")
    if len({len(row) for row in rows}) > 1:
        raise ValueError(f"{table}: expected rows of the same length")
    return [[_cell(table, cell) for cell in row] for row in rows]


def _cell(table: str, cell: Any) -> Any:
    plain = cell.item() if isinstance(cell, np.generic) else cell
    if isinstance(plain, int):
        plain = int(plain)
    if type(plain) not in (type(None), int, float, str, bytes) or (type(plain) is int and plain not in INTEGERS):
        raise ValueError(f"{table}: expected NULL, a number of 64 bits, text or bytes, got {cell!r:.60}")
    return plain


def shown(call: Call) -> dict[str, Any]:
    """{call, schema, tables} as a learner reads them: what a query finds, with the names of the columns."""
    schema, rows = call.args
    found = [{"name": name, **_table(name, call)} for (name,) in _ask(NAMES, call).rows]
    return {"call": _script(schema, rows), "schema": schema.strip(), "tables": found}


def _table(name: str, call: Call) -> dict[str, Any]:
    quoted = name.replace('"', '""')
    found = _ask(f'SELECT count(*) OVER (), * FROM "{quoted}" LIMIT {tables.MOST_ROWS}', call)
    table = Table([row[1:] for row in found.rows], (found.columns or [""])[1:])
    return tables.shown(table, total=found.rows[0][0] if found.rows else 0)


def _ask(query: str, call: Call) -> Table:
    """What a query of ours gives; in the sandbox too, as the schema is a bank's."""
    job = Job(runtime="sql", source=query, entry_point="", calls=[call], limits=Limits.from_dict({}, "sql"))
    (outcome,) = sandbox.run(job)
    if of_exit(outcome.reason) is not None:
        raise ValueError(f"cannot be shown: {outcome.error}")
    return Table([tuple(row) for row in outcome.value["rows"]], outcome.value["columns"])


def _script(schema: str, rows: Mapping[str, Sequence[Sequence[Any]]]) -> str:
    """What makes the database in any SQLite."""
    filled = [_insert(table, members) for table, members in rows.items() if members]
    script = "\n".join([schema.strip(), *filled])
    return script if len(script) <= LONGEST_SCRIPT else script[:LONGEST_SCRIPT] + "\n-- …"


def _insert(table: str, rows: Sequence[Sequence[Any]]) -> str:
    quoted = table.replace('"', '""')
    values = ",\n  ".join(f"({', '.join(map(tables.literal, row))})" for row in rows)
    return f'INSERT INTO "{quoted}" VALUES\n  {values};'
