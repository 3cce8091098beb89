-- What came of requests that have a key. Some senders are known by their address alone: so sender and key are kept as
-- their SHA-256. Requests can hold passwords, so their fingerprint is a keyed hash.
create table requests (
    key_hash    bytea    not null,
    fingerprint bytea    not null,
    results     bigint[] not null,
    kept_at     timestamp(6) with time zone not null default now(),
    constraint requests_pkey primary key (key_hash),
    constraint requests_hashes_check check (octet_length(key_hash) = 32 and octet_length(fingerprint) = 32)
);

-- What does not count any more.
create index requests_kept on requests (kept_at);
