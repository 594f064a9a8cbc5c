"""The layers of the way out, one a file. Each is an `httpx.AsyncBaseTransport` around the next; each can be left out.

log · guard · cache · retry · breaker · quota · limit · answer · wire

Why this order: a call that the cache answers costs nothing further down. Every attempt of a retried call passes the
breaker (which therefore sees attempts, not calls), the quota and the limit. Quota and limit come after the breaker, so
that a host at rest costs neither; the quota before the limit, because a moment lost is back in seconds and a call of
the day is not: the quota is given back when the limit refuses.
"""
