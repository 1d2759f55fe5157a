period-week = week { $week } of { $yaer }
