"""Every change of the outcomes framework, a file for each thing."""
