-- Text with the accents taken off its letters (combining marks U+0300 to U+036F), in NFC, with a space for each ASCII
-- punctuation character. Marks of other ranges make other letters or vowels, so they stay. The domain does the same to
-- the words of a search.
--
-- Normalization sorts consecutive marks, which takes the square of their number. So a combining grapheme joiner, which
-- marks are not sorted across, follows each 100 characters in a row that are not ASCII, until the text is normalized.
-- Musical symbols are no words, and take three times the bytes in NFC; the index has a limit.
create function search_words(text) returns text language sql immutable strict parallel safe as $$
    select translate(
        case when octet_length($1) = char_length($1) then $1 -- ASCII, which has no accents
        else replace(
            normalize(
                regexp_replace(
                    normalize(
                        regexp_replace(
                            regexp_replace($1, '[\U0001d15e-\U0001d164\U0001d1bb-\U0001d1c0]', ' ', 'g'),
                            '[^\u0001-\u007f]{100}', E'\\&\u034f', 'g'),
                        NFD),
                    '[\u0300-\u034e\u0350-\u036f]+', '', 'g'),
                NFC),
            E'\u034f', '')
        end,
        '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', '                                ')
$$;

-- Rewrites the table and builds the index anew, while no other session can read or write posts: about two minutes for a
-- million posts of 300 characters.
alter table posts drop column search;
alter table posts add column search tsvector not null generated always as (
    setweight(to_tsvector('simple', search_words(title)), 'A')
        || setweight(to_tsvector('simple', search_words(body)), 'B')
    ) stored;

create index posts_search on posts using gin (search);
