def add_up(numbers):
    """The sum of a list of whole numbers."""
    return sum(numbers)
