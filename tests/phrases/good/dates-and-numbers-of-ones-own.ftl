# > {{ "2026-04-03" | date }}; {{ "2026-03-30/2026-04-05" | date }}; {{ "2026-W14" | period }}; {{ 12345.6 | number }}; {{ "stories" | phrase(count=1234) }}
date = { $month } { $day } ({ $year })
date-range = { $first } – { $last }
period-week = { $year }, wk { $week }
number-group = '
