# > {{ "new" | words(of="badge") }}, {{ "in-conflict" | words(of="badge") }}, {{ "odd-kind" | words(of="badge") }}, {{ "detainees" | words(of="measure") }}, {{ "fighters" | words(of="measure") }}
badge-new = fresh
measure-detainees = people held
