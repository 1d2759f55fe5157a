figure-in-conflict = Disagreement on { $topic: { $says }.
