from collections import Counter
from itertools import count


def replay(operations, blocks, size):
    """Takes blocks one by one and keeps them when the last one is refused."""
    users = Counter()
    tables, lengths = {}, {}
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
            if kind == "start":
                tables[name], lengths[name] = [], 0
            table, length = tables[name], lengths[name]
            if tokens > 0 and length % size > 0 and users[table[-1]] > 1:
                granted = len(users) < blocks
                if granted:
                    users[table.pop()] -= 1
                    table.append(next(fresh))
                    users[table[-1]] = 1
            while granted and len(table) * size < length + tokens:
                granted = len(users) < blocks
                if granted:
                    table.append(next(fresh))
                    users[table[-1]] = 1
            if granted:
                lengths[name] += tokens
        told.append(blocks - len(users) if granted else -1)
    return told
