# > {{ "points" | phrase(x="y") }}
points = « { $x } » : oui ; non ! « a » 5 %
