-- Instances that start together wait for each other, as they do for the grants of the service.
select pg_advisory_xact_lock(hashtext('masthead grants'));

revoke all on comments from ${applicationRole};
revoke all on sequence comment_ids from ${applicationRole};

grant usage on sequence comment_ids to ${applicationRole};
grant select, insert, update, delete on comments to ${applicationRole};
