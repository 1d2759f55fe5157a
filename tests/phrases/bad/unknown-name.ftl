# > {{ "what-maters" | phrase }}
