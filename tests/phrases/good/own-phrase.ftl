# > {{ "greeting" | phrase(name="Ana *Malo*", count=1234.5) }} {{ "greeting" | phrase(name="<b>", count=1) }}
greeting = Hello { $name }, { $count ->
    [0] nobody
    [one] one
   *[other] { $count }
} **times**
