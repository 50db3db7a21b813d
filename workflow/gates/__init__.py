"""Gates and order, found afterwards: what was done before it might be, by how many days, and how much money hangs on it.

A sheet cannot stop anyone. A breach stays a breach; 豁免 in 流程进度 with a reason turns it into a waived one, it never hides it.
"""

from workflow.gates.table import GATES, Gate
from workflow.gates.violations import Violations, violations

__all__ = ["GATES", "Gate", "Violations", "violations"]
