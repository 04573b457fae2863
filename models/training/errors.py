"""Errors whose message is meant for the person who started the command."""


class TrainingError(Exception):
    """What happened, and what to do; the command line prints it without a stack trace."""


class DataError(TrainingError):
    """The data set is missing, broken, or contradicts itself."""


class ConfigError(TrainingError):
    """The configuration file is missing, unknown in a field, or out of range."""


class DivergedError(TrainingError):
    """The loss is no longer a finite number."""


class StorageError(TrainingError):
    """The disk refused a write."""
