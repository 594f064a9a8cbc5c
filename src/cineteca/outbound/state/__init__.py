"""What all processes share, in PostgreSQL. Asynchronous and without the ORM: these run once or more per call."""
