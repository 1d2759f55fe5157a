# > {{ ("what-matters" if findings else "what-chnged") | phrase }}
