"""What could be public: one item for each thing, with the texts that an editor may word anew."""
