-- What the role of the running service may do, where another role owns the tables. Each table that a migration adds is
-- named here, in the end of the script or by its absence; GrantsTest knows the whole list. It runs at every start, as
-- one transaction, so that what was granted by hand is gone and what got lost comes back.

-- Not that a start waits for a synchronous standby that is away: each change that is acknowledged later stands behind this
-- one in the WAL, so that where the change is, this is too.
set local synchronous_commit = local;

-- Instances that start together wait for each other: PostgreSQL refuses two grants on one table at the same time.
select pg_advisory_xact_lock(hashtext('masthead grants'));

revoke all on users, posts, sessions, sign_in_failures, identities, audit, requests, refused_identities,
    outbox, events, event_head, event_epochs, ${flyway:table} from ${applicationRole};
revoke all on sequence user_ids, post_ids, session_ids from ${applicationRole};

grant usage on sequence user_ids, post_ids, session_ids to ${applicationRole};
grant select, insert, update, delete on users, posts, sessions, sign_in_failures, identities, requests
    to ${applicationRole};

-- Events are added, given positions and dropped after their retention; they never change.
grant select, insert, delete on outbox, events to ${applicationRole};
grant truncate on outbox to ${applicationRole};
grant select, insert on event_epochs to ${applicationRole};
grant select, update on event_head to ${applicationRole};

-- Refused for good.
grant select, insert on refused_identities to ${applicationRole};

-- By default everybody may make large objects. Only a superuser can take that away.
do $$
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    revoke execute on function lo_create(oid), lo_creat(integer), lo_from_bytea(oid, bytea) from public;
  end if;
end
$$;

-- The audit log is added to and read; its policy decides which entries are old enough to be deleted. Replacing the function
-- locks no table.
grant select, insert, delete on audit to ${applicationRole};
create or replace function audit_retention() returns interval language sql stable
    as $$ select interval '${auditRetentionDays} days' $$;
