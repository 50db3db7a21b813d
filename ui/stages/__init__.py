"""The page of one stage: what is missing, gate breaches, figures, and the view that only this stage has."""
