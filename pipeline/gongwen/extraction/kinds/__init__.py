"""The kinds of facts; each is a package with `find(plan: PlanText) -> Found[...]`, its rules and its vocabulary."""
