-- The orders of everyone's list beside those of V1. Posts that were never published come as the future, so that a place
-- in the order is two values that are always there.
create index posts_published on posts (coalesce(published_at, timestamptz 'infinity'), id);

-- By code points, which is the same on every server and for every instance.
create index posts_title on posts (title collate "C", id);

-- Words as they are written, in any language; those of the title count more. Without punctuation: the server looks for
-- tags, addresses and compounds in it, which takes the square of the length in some texts.
alter table posts add column search tsvector not null generated always as (
    setweight(to_tsvector('simple', translate(title, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                                ')), 'A')
        || setweight(to_tsvector('simple', translate(body, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                                ')), 'B')
    ) stored;

create index posts_search on posts using gin (search);
