# > {{ "long" | phrase }}
long =
    One line,
    and another.
