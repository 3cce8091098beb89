-- Failures are counted for an account, or for an address that no account has. Earlier counts, by address alone, were
-- those of a day at most, and would not be found again.
delete from sign_in_failures;
alter table sign_in_failures rename column email_hash to subject_hash;
