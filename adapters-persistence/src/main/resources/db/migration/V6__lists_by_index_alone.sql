-- The orders of everyone's list again, of published posts alone and with the values that lists are filtered by: counts,
-- places to skip to and filters by time of publication are found without reading posts. Own drafts are merged into them.
drop index posts_newest;
create index posts_newest on posts (created_at desc, id desc) include (published_at) where status = 'PUBLISHED';

drop index posts_published;
create index posts_published on posts (coalesce(published_at, timestamptz 'infinity'), id) include (published_at, created_at) where status = 'PUBLISHED';

drop index posts_title;
create index posts_title on posts (title collate "C", id) include (published_at) where status = 'PUBLISHED';

create index posts_id on posts (id) include (published_at, created_at) where status = 'PUBLISHED';

create index posts_drafts on posts (author_id, created_at desc, id desc) where status = 'DRAFT';

-- An index alone is enough for what has not changed since the last vacuum. By default, a fifth of all posts may have.
alter table posts set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
