"""How difficult the cannulation will be: the study's second task."""
