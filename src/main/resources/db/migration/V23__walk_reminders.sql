-- What is needed to go through a walk with very many observations, and to remind offices of measures.

-- The texts of a stop, without looking at what has none.
create index observations_with_a_text on observations (stop_id, id) where reception = 'ACCEPTED' and text <> '';
