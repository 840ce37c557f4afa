"""extract: stored reports in, what they tell out."""
