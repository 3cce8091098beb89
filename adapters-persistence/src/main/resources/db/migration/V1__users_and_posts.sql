-- Identities come in blocks of 50, so that most inserts need no round trip for one. Gaps are normal.
create sequence user_ids increment by 50;
create sequence post_ids increment by 50;

create table users (
    id            bigint       not null,
    name          varchar(100) not null,
    email         varchar(255) not null,
    age           integer      not null,
    role          varchar(10)  not null,
    password_hash varchar(255),
    created_at    timestamp(6) with time zone not null,
    updated_at    timestamp(6) with time zone not null,
    version       bigint       not null,
    constraint users_pkey primary key (id),
    constraint users_name_check check (name <> ''),
    constraint users_age_check check (age between 0 and 150),
    constraint users_role_check check (role in ('USER', 'ADMIN'))
);

-- Unique whatever the case, also for other programs that write here.
create unique index users_email_key on users (lower(email));

create table posts (
    id           bigint       not null,
    author_id    bigint       not null,
    title        varchar(200) not null,
    body         text         not null,
    status       varchar(10)  not null,
    created_at   timestamp(6) with time zone not null,
    updated_at   timestamp(6) with time zone not null,
    published_at timestamp(6) with time zone,
    version      bigint       not null,
    constraint posts_pkey primary key (id),
    constraint posts_author_fkey foreign key (author_id) references users (id) on delete cascade,
    constraint posts_title_check check (title <> ''),
    constraint posts_body_check check (char_length(body) <= 100000),
    constraint posts_status_check check (status in ('DRAFT', 'PUBLISHED')),
    constraint posts_published_check check (status = 'DRAFT' or published_at is not null)
);

-- The foreign key's index, and the order of an author's list.
create index posts_author_newest on posts (author_id, created_at desc, id desc);

-- The order of everyone's list.
create index posts_newest on posts (created_at desc, id desc);
