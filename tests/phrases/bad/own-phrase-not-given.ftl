# > {{ "greeting" | phrase }}
greeting = Hello { $name }
