-- An answer in the pool can be told from others by the time it came (its transaction), so it is sealed while it waits there,
-- with a key that is not in the database. What must be known to mix it with its like stays readable: stratum, mode, source
-- and link. V05's rule holds.

-- Row-level security binds the owner too and would hide the rows from what follows.
alter table response_pool no force row level security;
alter table responses no force row level security;

-- What waits unsealed from before cannot be sealed here, where the key is not known: it moves on at once, mixed.
insert into responses (id, municipality_id, wave_id, stratum, mode, source, link, language, codes, texts)
    select gen_random_uuid(), municipality_id, wave_id, stratum, mode, source, link, language, codes, texts
    from response_pool order by gen_random_uuid();
delete from response_pool;

alter table response_pool drop column language;
alter table response_pool drop column codes;
alter table response_pool drop column texts;
-- AES-256-GCM: 12 bytes of nonce, then the ciphertext with its tag. As long for everybody who answers a questionnaire.
alter table response_pool add column sealed bytea not null;
alter table response_pool add constraint pooled_response_is_sealed_and_bounded
    check (octet_length(sealed) between 29 and 1048576);
-- Sealed bytes do not get smaller by compressing them.
alter table response_pool alter column sealed set storage external;

alter table response_pool force row level security;
alter table responses force row level security;
