what-matters = The } lead
