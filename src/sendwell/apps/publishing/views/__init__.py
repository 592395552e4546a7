"""The pages of what leaves the house: packs, their drafts, the check of a fingerprint."""
