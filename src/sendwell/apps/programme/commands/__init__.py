"""Every change to the programme, a file for each thing that changes."""
