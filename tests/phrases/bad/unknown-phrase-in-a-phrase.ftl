what-matters = The { ledd }
