-- What a wave asks must not change while people answer: the SHA-256 of the questionnaire's files when it was first opened.
alter table waves add column questionnaire_digest text;
alter table waves add constraint wave_questionnaire_digest_is_sha256 check (questionnaire_digest ~ '^[0-9a-f]{64}$');
