grant usage on sequence comment_ids to ${applicationRole};
grant select, insert, update, delete on comments to ${applicationRole};
