"""Training, evaluation and export of Ampulla's model packs."""

import os

# OpenMP reads this when PyTorch is imported. Threads that spin while they wait for each other lose
# most of two cores as soon as another program needs one.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
