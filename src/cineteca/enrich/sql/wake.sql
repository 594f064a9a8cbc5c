-- What was to be tried again by now, and what a dead worker held, waits once more. Two small partial indexes, one walk each.
UPDATE enrich_refresh SET status = 'pending', lease = NULL, leased_until = NULL
WHERE (status = 'failed' AND not_before <= %(at)s) OR (status = 'processing' AND leased_until < %(at)s)
