def add_up(numbers):
    return sum(abs(number) for number in numbers)
