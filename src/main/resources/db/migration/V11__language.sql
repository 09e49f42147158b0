-- A language may have a variant: de-simple is German Leichte Sprache (BCP 47, registered variant subtag "simple").
alter table response_pool drop constraint pooled_response_language_is_a_tag;
alter table response_pool add constraint pooled_response_language_is_a_tag
    check (language ~ '^[a-z]{2,3}(-[a-z0-9]{2,8})*$');
alter table responses drop constraint response_language_is_a_tag;
alter table responses add constraint response_language_is_a_tag
    check (language ~ '^[a-z]{2,3}(-[a-z0-9]{2,8})*$');
