create sequence comment_ids;

create table comments (
    id         bigint not null,
    post_id    bigint not null,
    author_id  bigint not null,
    text       text   not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    version    bigint not null,
    constraint comments_pkey primary key (id),
    constraint comments_text_check check (char_length(text) between 1 and 2000),
    constraint comments_post_fkey foreign key (post_id) references posts (id) on delete cascade,
    constraint comments_author_fkey foreign key (author_id) references users (id) on delete cascade
);

create index comments_of_post on comments (post_id, id);
create index comments_of_author on comments (author_id);
