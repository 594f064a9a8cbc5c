"""What is shown: motifs that fill a window of any size, chosen by genre."""
