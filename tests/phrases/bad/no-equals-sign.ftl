what-matters The lead
