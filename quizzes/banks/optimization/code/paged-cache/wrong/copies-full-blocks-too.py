from collections import Counter
from itertools import count


def replay(operations: list[tuple], blocks: int, size: int) -> list[int]:
    """The number of free blocks after each operation, -1 where it was refused."""
    users: Counter[int] = Counter()  # of each block that is in use
    tables: dict[str, list[int]] = {}
    lengths: dict[str, int] = {}
    fresh = count()
    told = []
    for kind, name, *rest in operations:
        granted = True
        if kind == "fork":
            (child,) = rest
            tables[child], lengths[child] = list(tables[name]), lengths[name]
            users.update(tables[child])
        elif kind == "free":
            users -= Counter(tables.pop(name))
        else:
            (tokens,) = rest
            table = [] if kind == "start" else tables[name]
            length = 0 if kind == "start" else lengths[name]
            copied = tokens > 0 and length > 0 and users[table[-1]] > 1
            added = -(-(length + tokens) // size) - len(table)
            granted = copied + added <= blocks - len(users)
            if granted:
                if copied:
                    users[table.pop()] -= 1
                new = [next(fresh) for _ in range(copied + added)]
                users.update(new)
                tables[name], lengths[name] = table + new, length + tokens
        told.append(blocks - len(users) if granted else -1)
    return told
