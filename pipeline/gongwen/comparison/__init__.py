"""Plans across units: who promises what, who copied whom.

documents → units → statements → candidates → verified pairs → groups → differences; facts → matrices; groups → reuse
"""
