# Les mots des éditions en français ; l’en-tête de `en.ftl` dit comment en changer.

told-on = { $again ->
    [true] de nouveau
   *[false] {""}
} { $verb ->
    [denied] a démenti : { $words }
    [said] a déclaré : { $words }
   *[other] a déclaré : { $predicate } { $words }
}
stance = { $verb ->
    [denied] a démenti :
    [said] a déclaré :
   *[other] a déclaré : { $predicate }
}
