"""The plan as the document that goes to the inspectorates, written out from what it holds and what the area adds."""
