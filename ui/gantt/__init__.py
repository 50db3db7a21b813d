"""The two Gantt charts: plan and actual in one row, the slip in days, and a list of what could not be drawn."""
