"""Defects that are known and accepted: suppressed by the configuration, or debts of a baseline."""
