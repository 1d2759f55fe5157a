# > {{ "figure-in-conflict" | phrase(topik="x", says="y") }}
