-- Events of committed changes. They wait in the outbox until a relay gives them positions: after their commit, so that
-- a reader that continues behind the last position it has seen misses none. The identities are drawn one by one: from
-- blocks of a session, they would not follow the order in which transactions locked a row.
create table outbox (
    id          bigint      generated always as identity,
    event_id    uuid        not null default gen_random_uuid(),
    type        varchar(40) not null,
    subject_id  bigint      not null,
    author_id   bigint,
    version     bigint,
    audience_id bigint,
    happened_at timestamp(6) with time zone not null,
    constraint outbox_pkey primary key (id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

create table events (
    position    bigint      not null,
    event_id    uuid        not null,
    type        varchar(40) not null,
    subject_id  bigint      not null,
    author_id   bigint,
    version     bigint,
    audience_id bigint,
    happened_at timestamp(6) with time zone not null,
    constraint events_pkey primary key (position)
);

-- The last position, with the epoch and the server whose history it is. Its lock lets one relay at a time give positions.
create table event_head (
    only_one boolean not null default true,
    last     bigint  not null,
    epoch    uuid    not null,
    system   bigint  not null,
    timeline bigint  not null,
    constraint event_head_pkey primary key (only_one),
    constraint event_head_only_one_check check (only_one)
);

-- Histories of the log: a failover, a recovery and a restored dump start one. Positions from the first of the next on may
-- have named other events.
create table event_epochs (
    number bigint generated always as identity,
    epoch  uuid   not null,
    first  bigint not null,
    constraint event_epochs_pkey primary key (number),
    constraint event_epochs_epoch_key unique (epoch)
);

-- Of no server yet: the first relay enters its own.
insert into event_head (last, epoch, system, timeline) values (0, gen_random_uuid(), 0, 0);
insert into event_epochs (epoch, first) select epoch, 1 from event_head;
