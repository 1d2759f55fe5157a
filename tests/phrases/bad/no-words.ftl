what-matters =
what-changed = News
