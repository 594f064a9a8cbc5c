"""Taking in the dataset files: plan, stage, compare, publish."""
