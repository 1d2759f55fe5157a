# > {% for f in findings %}{{ f.kind | phrase }}{% endfor %}
