"""What is done with the dataset files."""
