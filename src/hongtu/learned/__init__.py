"""What was learned from annotated passages: linear models of a few MB that ``tools/learn.py`` trains."""
