what-matters = The lead
what-matters = The news
