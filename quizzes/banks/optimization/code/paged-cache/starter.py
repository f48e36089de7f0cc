def replay(operations: list[tuple], blocks: int, size: int) -> list[int]:
    """The number of free blocks after each operation, -1 where it was refused."""
    return [blocks for _ in operations]
