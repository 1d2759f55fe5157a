# > {{ "what-matters" | phrase }}
# what this is for

### a group
what-matters = The lead
