what-maters = The lead
