stories = { NUMBER($count) } reports
