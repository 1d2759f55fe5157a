# > {% for f in findings %}{{ f.kind | words(of="bagde") }}{% endfor %}
