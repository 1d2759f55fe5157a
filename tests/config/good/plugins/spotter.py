# Read by nobody: it only has to be there.
