"""The pages of plan quality."""
