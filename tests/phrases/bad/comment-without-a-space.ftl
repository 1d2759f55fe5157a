#what this is for
what-matters = The lead
