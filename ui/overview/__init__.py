"""The page 总览: figures, the matrix of projects and stages, the meeting sheet."""
