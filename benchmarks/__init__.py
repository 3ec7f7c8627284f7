"""What the README's figures come from: `python3 dev.py bench`. Ratios to a yardstick of the same run."""
