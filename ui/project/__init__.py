"""The page of one project: ribbon of stages, what is missing, people, money, schedule."""
