# > {% set made %}[x](#a){% endset %}{{ "pair" | phrase(a=made, b="[x](#a)", c=none, d=true) }}
pair = { $a } { $b }, { $c }, { $d ->
    [true] yes
   *[other] no
}
