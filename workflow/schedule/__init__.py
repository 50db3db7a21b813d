"""Plan and actual of production and delivery, line by line, with the slip in days; and what could not be drawn."""

from workflow.schedule.delivery import delivery
from workflow.schedule.lines import Schedule
from workflow.schedule.production import production

__all__ = ["Schedule", "delivery", "production"]
