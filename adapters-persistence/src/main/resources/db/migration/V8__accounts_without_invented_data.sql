-- The identity provider need not tell an age.
alter table users alter column age drop not null;

-- Accounts that cannot be signed in to with a password, by the time after which they are released.
create index users_unclaimed on users (updated_at) where password_hash is null and role = 'USER';

-- Identities of deleted accounts that make no new one. Whose they were is of no more interest, so the SHA-256 is enough.
create table refused_identities (
    identity_hash bytea not null,
    refused_at    timestamp(6) with time zone not null default now(),
    constraint refused_identities_pkey primary key (identity_hash),
    constraint refused_identities_hash_check check (octet_length(identity_hash) = 32)
);
