-- Behind row-level security PostgreSQL may not look at its statistics for an enum (its equality is not leakproof) and takes
-- every second person for a technician: among 100,000 members it read them all, 45 ms for each page of the queue.
ALTER FUNCTION casebell_technicians() SET enable_seqscan = off;
ALTER FUNCTION casebell_technicians() SET max_parallel_workers_per_gather = 0;
