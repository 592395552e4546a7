"""Every read of the outcomes framework, a file for each thing."""
