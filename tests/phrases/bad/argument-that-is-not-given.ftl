figure-in-conflict = Disagreement on { $topik }: { $says }.
