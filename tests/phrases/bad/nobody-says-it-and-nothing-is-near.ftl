closing-remark-of-the-house = Read with care.
