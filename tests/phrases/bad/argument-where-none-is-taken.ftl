# > {{ "what-matters" | phrase(count=3) }}
