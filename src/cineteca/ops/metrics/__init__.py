"""``/metrics``: what Prometheus reads, made from the database when it asks, since there are several processes.

view.py        who may read it, and the answer
collecting.py  every part, each on its own: one that fails is told of and leaves the others standing
family.py      a short way to write the library's families
calls, runs, catalogue, clockwork, house   the parts
"""
