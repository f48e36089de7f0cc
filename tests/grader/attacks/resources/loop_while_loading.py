"""Never finishes its top level, before any call that has a limit.

expect: time_limit
load_seconds: 0.2
no control: nobody would end it
"""

while True:
    pass
