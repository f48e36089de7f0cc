def add_up(numbers):
    total = 0
    while numbers:
        total += numbers.pop()
    return total
