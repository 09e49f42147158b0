package de.defus.monitor.response.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What people wrote, and the frames it is coded by. Everything here is called inside the municipality's scope. */
@ApplicationScoped
class OpenTexts {

    private final EntityManager entities;

    OpenTexts(EntityManager entities) {
        this.entities = entities;
    }

    /** Number of texts of an item by their state. */
    record Counts(int total, int open, int hidden) {}

    /**
     * Takes all texts of a wave from its answers, in one statement: what arrives meanwhile stays where it is. Says how many there
     * were.
     */
    int gather(UUID waveId) {
        return ((Number) entities.createNativeQuery("""
                        with taken as materialized (
                            select id, municipality_id, source, texts from responses
                            where wave_id = :wave and texts <> cast('{}' as jsonb) for update),
                        emptied as (
                            update responses r set texts = cast('{}' as jsonb) from taken t
                            where r.wave_id = :wave and r.id = t.id returning 1),
                        moved as (
                            insert into open_texts (municipality_id, wave_id, item, body, source)
                            select t.municipality_id, :wave, one.key, one.value, t.source
                            from taken t cross join lateral jsonb_each_text(t.texts) as one
                            order by gen_random_uuid() returning 1)
                        select count(*) from moved""")
                        .setParameter("wave", waveId)
                        .getSingleResult())
                .intValue();
    }

    /** Items with texts that have not been taken from their answers yet. */
    Set<String> listWaiting(UUID waveId) {
        List<?> items = entities.createNativeQuery("""
                        select distinct jsonb_object_keys(texts) from responses
                        where wave_id = :wave and texts <> cast('{}' as jsonb)""", String.class)
                .setParameter("wave", waveId)
                .getResultList();
        var waiting = new HashSet<String>();
        items.forEach(item -> waiting.add((String) item));
        return waiting;
    }

    /** @param drawnOnly whether to leave out texts that came through links open to all */
    Map<String, Counts> count(UUID waveId, boolean drawnOnly) {
        List<?> rows = entities.createNativeQuery("""
                        select item, count(*) as total, count(*) filter (where not settled) as open,
                               count(*) filter (where hidden) as hidden
                        from open_texts where wave_id = :wave and (source = 'LETTER' or not :drawn) group by item""", Tuple.class)
                .setParameter("wave", waveId)
                .setParameter("drawn", drawnOnly)
                .getResultList();
        var counts = new HashMap<String, Counts>();
        rows.stream()
                .map(Tuple.class::cast)
                .forEach(row -> counts.put(
                        row.get("item", String.class),
                        new Counts(number(row, "total"), number(row, "open"), number(row, "hidden"))));
        return counts;
    }

    /** How many texts of an item have each code; hidden ones have none. */
    Map<Integer, Integer> countCodes(UUID waveId, String item, boolean drawnOnly) {
        List<?> rows = entities.createNativeQuery("""
                        select one.code, count(*) as texts from open_texts t cross join lateral unnest(t.codes) as one (code)
                        where wave_id = :wave and item = :item and (source = 'LETTER' or not :drawn) group by 1""", Tuple.class)
                .setParameter("wave", waveId)
                .setParameter("item", item)
                .setParameter("drawn", drawnOnly)
                .getResultList();
        var counts = new HashMap<Integer, Integer>();
        rows.stream().map(Tuple.class::cast).forEach(row -> counts.put(number(row, "code"), number(row, "texts")));
        return counts;
    }

    /** Some texts of an item, in the order of their random ids. */
    List<OpenText> list(UUID waveId, String item, boolean settled, int most) {
        List<?> rows = entities.createNativeQuery("""
                        select id, body, hidden, settled, cast(codes as text) as codes from open_texts
                        where wave_id = :wave and item = :item and settled = :settled order by id limit :most""", Tuple.class)
                .setParameter("wave", waveId)
                .setParameter("item", item)
                .setParameter("settled", settled)
                .setParameter("most", most)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new OpenText(
                        row.get("id", UUID.class),
                        row.get("body", String.class),
                        row.get("hidden", Boolean.class),
                        row.get("settled", Boolean.class),
                        codes(row.get("codes", String.class)),
                        PersonalDetails.find(row.get("body", String.class))))
                .toList();
    }

    /** The words of a text; empty list if the item has no such text. */
    List<String> findBody(UUID waveId, String item, UUID id) {
        List<?> bodies = entities.createNativeQuery(
                        "select body from open_texts where wave_id = :wave and item = :item and id = :id", String.class)
                .setParameter("wave", waveId)
                .setParameter("item", item)
                .setParameter("id", id)
                .getResultList();
        return bodies.stream().map(String.class::cast).toList();
    }

    void update(UUID waveId, String item, OpenText text) {
        entities.createNativeQuery("""
                        update open_texts set body = :body, hidden = :hidden, settled = :settled,
                               codes = cast(:codes as smallint[])
                        where wave_id = :wave and item = :item and id = :id""")
                .setParameter("body", text.body())
                .setParameter("hidden", text.hidden())
                .setParameter("settled", text.settled())
                .setParameter(
                        "codes",
                        text.codes().stream()
                                .sorted()
                                .toList()
                                .toString()
                                .replace('[', '{')
                                .replace(']', '}'))
                .setParameter("wave", waveId)
                .setParameter("item", item)
                .setParameter("id", text.id())
                .executeUpdate();
    }

    /** The codes of an item, by number. */
    List<TextCode> frame(UUID waveId, String item) {
        List<?> rows = entities.createNativeQuery("""
                        select code, label_de, label_en from text_codes where wave_id = :wave and item = :item order by code""", Tuple.class)
                .setParameter("wave", waveId)
                .setParameter("item", item)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new TextCode(
                        number(row, "code"), row.get("label_de", String.class), row.get("label_en", String.class)))
                .toList();
    }

    void putFrame(UUID municipalityId, UUID waveId, String item, List<TextCode> frame) {
        entities.createNativeQuery("delete from text_codes where wave_id = :wave and item = :item")
                .setParameter("wave", waveId)
                .setParameter("item", item)
                .executeUpdate();
        for (var code : frame) {
            entities.createNativeQuery("""
                            insert into text_codes (wave_id, item, code, municipality_id, label_de, label_en)
                            values (:wave, :item, :code, :municipality, :de, :en)""")
                    .setParameter("wave", waveId)
                    .setParameter("item", item)
                    .setParameter("code", (short) code.code())
                    .setParameter("municipality", municipalityId)
                    .setParameter("de", code.german())
                    .setParameter("en", code.english())
                    .executeUpdate();
        }
    }

    /** Deletes texts and frames of waves whose answers are deleted; says how many texts there were. */
    int delete(List<UUID> waveIds) {
        var texts = 0;
        for (var wave : waveIds) {
            texts += entities.createNativeQuery("delete from open_texts where wave_id = :wave")
                    .setParameter("wave", wave)
                    .executeUpdate();
        }
        return texts;
    }

    private static Set<Integer> codes(String array) {
        var codes = new HashSet<Integer>();
        for (var code : array.replaceAll("[{}]", "").split(",")) {
            if (!code.isBlank()) {
                codes.add(Integer.valueOf(code));
            }
        }
        return codes;
    }

    private static int number(Tuple row, String column) {
        return ((Number) row.get(column)).intValue();
    }
}
