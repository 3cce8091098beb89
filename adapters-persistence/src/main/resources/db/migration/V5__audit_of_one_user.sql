-- What happened to one account, and what its owner did to others, each in the order of the record. The second by an
-- expression, so that the planner knows how rare that is.
create index audit_account on audit (account_id, id);
create index audit_actor on audit (nullif(actor_id, account_id), id);
