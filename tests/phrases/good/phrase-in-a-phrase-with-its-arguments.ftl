# > {{ "outer" | phrase(name="Ana") }}
outer = { inner }{" "}{ -house } { "{" }
inner = Hello { $name }
-house = of the Desk
