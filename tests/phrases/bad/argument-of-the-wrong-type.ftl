# > {{ "figure-in-conflict" | phrase(topic=findings, says="y") }}
