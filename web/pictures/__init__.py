"""Pictures as SVG text, from data alone: no Django, no script, no style sheet of their own."""
