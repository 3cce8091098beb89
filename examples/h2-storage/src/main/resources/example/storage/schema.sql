create sequence if not exists identities;
create table if not exists users (
    id bigint primary key,
    name varchar not null,
    email varchar not null unique,
    age int,
    role varchar not null,
    password_hash varchar,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    version bigint not null
);
create table if not exists posts (
    id bigint primary key,
    author bigint not null references users on delete cascade,
    title varchar not null,
    body varchar not null,
    status varchar not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    published_at timestamp(6) with time zone,
    version bigint not null
);
create index if not exists posts_by_time on posts (created_at, id);
create alias if not exists search_words for 'example.storage.PostQuery.words';
create or replace view listed_posts as
    select
        posts.*,
        created_at by_newest,
        id by_id,
        -- Unpublished posts sort as the far future.
        coalesce(published_at, timestamp with time zone '10000-01-01 00:00:00Z') by_published,
        -- H2 compares text by UTF-16 units, the domain by code points: as UTF-8 does, byte by byte.
        stringtoutf8(title) by_title,
        -- Words separated by single spaces, so that a phrase is a substring.
        lower(search_words(title)) heading,
        lower(search_words(title || ' ' || body)) words
    from posts;
