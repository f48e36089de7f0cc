"""The trusted process that starts zygotes, keeps confined processes ready, and ends them.

It is exec'd with an empty environment, so that neither it nor what descends from it ever held a secret of the grader's.

  grader ──lease──▶ supervisor ──fork──▶ zygote (in bubblewrap) ──▶ child: confined, single-use
     ▲                  └── channel, output, process id ──▶ grader
     └──────── source, arguments, answers: past both ─────────▶ child
"""
