"""What a new warehouse starts from: reference tables and sample pages. Data only."""
