stories = { -kind ->
    [one] a
   *[other] b
}
-kind = x
