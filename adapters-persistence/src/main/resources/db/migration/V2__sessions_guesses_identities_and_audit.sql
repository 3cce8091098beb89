create sequence session_ids increment by 50;

-- Secrets are kept as SHA-256 alone. An ended session is removed.
create table sessions (
    id            bigint       not null,
    user_id       bigint       not null,
    device        varchar(255) not null,
    created_at    timestamp(6) with time zone not null,
    last_used_at  timestamp(6) with time zone not null,
    family        bytea        not null,
    secret        bytea        not null,
    spent_secret  bytea,
    rotation_seed bytea,
    constraint sessions_pkey primary key (id),
    constraint sessions_family_key unique (family),
    constraint sessions_user_fkey foreign key (user_id) references users (id) on delete cascade,
    constraint sessions_hashes_check check (
        octet_length(family) = 32 and octet_length(secret) = 32
            and octet_length(spent_secret) = 32 and octet_length(rotation_seed) = 32),
    constraint sessions_spent_check check ((spent_secret is null) = (rotation_seed is null))
);

-- The foreign key's index, and a user's list: too short to need its order from here.
create index sessions_user on sessions (user_id);

-- What has expired, by either of the two.
create index sessions_last_used on sessions (last_used_at);
create index sessions_created on sessions (created_at);

-- Whoever was tried, with or without an account: so the address is kept as its SHA-256 alone.
create table sign_in_failures (
    email_hash    bytea   not null,
    failures      integer not null,
    blocked_until timestamp(6) with time zone not null,
    constraint sign_in_failures_pkey primary key (email_hash),
    constraint sign_in_failures_hash_check check (octet_length(email_hash) = 32),
    constraint sign_in_failures_count_check check (failures >= 0)
);

create index sign_in_failures_ended on sign_in_failures (blocked_until);

create table identities (
    issuer  varchar(255) not null,
    subject varchar(255) not null,
    user_id bigint       not null,
    constraint identities_pkey primary key (issuer, subject),
    constraint identities_user_fkey foreign key (user_id) references users (id) on delete cascade
);

-- The foreign key's index.
create index identities_user on identities (user_id);

-- Refers to users without a foreign key: it outlasts them.
create table audit (
    id          bigint generated always as identity,
    happened_at timestamp(6) with time zone not null,
    action      varchar(40)  not null,
    account_id  bigint,
    actor_id    bigint,
    address     text,
    request_id  text,
    device      varchar(255) not null,
    constraint audit_pkey primary key (id)
);

create index audit_happened on audit (happened_at);
