def add_up(numbers):
    return len(numbers)
