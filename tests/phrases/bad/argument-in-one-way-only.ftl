stories = { $count ->
    [one] one report
   *[other] { $number } reports
}
