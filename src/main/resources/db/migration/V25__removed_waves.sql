-- What goes with a wave that is removed before it was ever published. Everything else that names a wave (access codes,
-- releases, agreements) keeps it from being removed.
alter table responses drop constraint responses_wave_id_fkey,
    add constraint responses_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
alter table open_texts drop constraint open_texts_wave_id_fkey,
    add constraint open_texts_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
alter table text_codes drop constraint text_codes_wave_id_fkey,
    add constraint text_codes_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
alter table wave_weightings drop constraint wave_weightings_wave_id_fkey,
    add constraint wave_weightings_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
alter table adaptations drop constraint adaptations_wave_id_fkey,
    add constraint adaptations_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
alter table frame_counts drop constraint frame_counts_wave_id_fkey,
    add constraint frame_counts_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
alter table samples drop constraint samples_wave_id_fkey,
    add constraint samples_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
alter table open_links drop constraint open_links_wave_id_fkey,
    add constraint open_links_wave_id_fkey foreign key (wave_id) references waves (id) on delete cascade;
