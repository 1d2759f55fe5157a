# > {{ "what-matters" | phrase }}; {{ "what-changed" | phrase }}
what-matters = The lead
