# > {{ "figure-in-conflict" | phrase(topic="x") }}
