"""Attacks on the sandbox, one file each: a submission, grouped by what it goes after.

A file's docstring begins with what the attack tries and ends with these fields, which tests/grader/attacking.py reads:

    expect: held | crashed   what must come of it: an exit reason, or what solve() returns; commas between calls
    calls: 2                 solve(1000000001), solve(1000000002); without it solve() is called once
    given: host_name         keyword arguments of solve: what an attacker could know, or the thing to be found
    beside: victim           victim() of the same file runs as another submission meanwhile; it must return "unharmed"
    then: again              again() of the same file runs as the next submission; `expect` is about its outcome
    charged: 0.2             so many seconds of processor time must have been counted, over all calls
    cpu_seconds: 0.5         any field of Limits
    tiers: 0 1               where it makes sense, with the reason
    without: seccomp -> escaped   the control: what comes of it when these layers are taken away (in tier 1)
    control tier: 2          where the control runs instead
    no control: why          there is no layer to take away, or taking it away would endanger the machine
    open: 2: why             the tiers in which it is known to succeed

solve() returns "escaped" when the attack got what it wanted, "held" when it noticed that it was refused.
"""
