# > {{ "what-maters" | phrase }}
# > {{ "figure-new" | phrase(topik="x", says="y") }}
what-changed = { $x }
figure-stated = { $topic }: { $syas }.
