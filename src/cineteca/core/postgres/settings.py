"""How the server is set up: for one small machine, and never at the price of a committed row."""

USER = "cineteca"
DATABASE = "cineteca"

# `initdb` with ctype C makes pg_trgm drop every letter that is not ASCII, without a word.
INITDB = (
    f"--username={USER}",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=PG_UNICODE_FAST",
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",
    "--auth-local=trust",  # the directory of the socket is the guard
    "--auth-host=reject",  # also when somebody starts the server by hand, with its own settings
    "--no-instructions",
)

SETTINGS = """\
# Written by Cineteca at every start. Your own wishes survive in the database: ALTER SYSTEM SET name = value;

listen_addresses = ''            # the unix socket is the only door
unix_socket_permissions = 0700
max_connections = 100

# A committed row is on the disk.
fsync = on
synchronous_commit = on
full_page_writes = on

shared_buffers = 192MB
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 96MB
max_wal_size = 1GB
wal_compression = on
checkpoint_timeout = 15min
random_page_cost = 1.1

io_workers = 2
max_worker_processes = 8
max_parallel_workers = 2
max_parallel_workers_per_gather = 1
autovacuum_max_workers = 2
jit = off                        # costs more than it saves on queries of milliseconds

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.simple'
log_line_prefix = '%m [%p] %q%d '
log_checkpoints = off
log_min_duration_statement = 5s
log_parameter_max_length = 0     # what people look for stays out of the log
"""
