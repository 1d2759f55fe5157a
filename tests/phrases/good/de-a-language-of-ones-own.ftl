# > {{ "what-matters" | phrase }}; {{ "what-changed" | phrase }}; {{ "2026-04-03" | date }}; {{ "stories" | phrase(count=0) }}; {{ 12345.6 | number }}; {{ "detainees" | words(of="measure") }}
what-matters = Das Wichtigste
date-month = { $month ->
    [4] April
   *[other] März
}
date = { $day }. { $month } { $year }
number-group = .
number-point = ,
stories = { $count ->
    [one] { $count } Bericht
   *[other] { $count } Berichte
}
