-- The service's login deletes entries of the audit log that are older than their retention, and no others. The owner of
-- the table is not bound by this. The grants of each start replace the function by the setting.
create function audit_retention() returns interval language sql stable as $$ select interval '400 days' $$;

alter table audit enable row level security;
create policy audit_read on audit for select using (true);
create policy audit_add on audit for insert with check (true);
create policy audit_forget on audit for delete using (happened_at < now() - audit_retention());
