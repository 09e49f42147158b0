package de.defus.monitor.linkage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** How answers are often kept: what the attacker must be able to break. */
enum NaiveLayout {
    /** A number that counts up and the time, in the order they came. */
    COUNTED_AND_DATED("id bigint generated always as identity, submitted_at timestamptz default clock_timestamp()"),
    /** Random ids and no dates, the letter marked as used in the same transaction. */
    RANDOM_IDS_AND_NO_DATES("id uuid default gen_random_uuid()");

    static final String ANSWERS = "naive_answers";

    private final String columns;

    NaiveLayout(String columns) {
        this.columns = columns;
    }

    void create(Connection superuser) throws SQLException {
        drop(superuser);
        try (var statement = superuser.createStatement()) {
            statement.execute("create table naive_answers (" + columns
                    + ", municipality_id uuid, stratum int, source text, texts text)");
            statement.execute("create table naive_letters (municipality_id uuid, letter_number text, used boolean)");
        }
    }

    static void drop(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("drop table if exists naive_answers, naive_letters");
        }
    }

    /** Letters that were sent, not used yet. */
    void addLetter(Connection superuser, UUID municipality, String number) throws SQLException {
        try (var insert = superuser.prepareStatement("insert into naive_letters values (?, ?, false)")) {
            insert.setObject(1, municipality);
            insert.setString(2, number);
            insert.executeUpdate();
        }
    }

    void submit(Connection superuser, UUID municipality, Visit visit, int stratum, String source, String text)
            throws SQLException {
        superuser.setAutoCommit(false);
        try (var insert = superuser.prepareStatement(
                        "insert into naive_answers (municipality_id, stratum, source, texts) values (?, ?, ?, ?)");
                var use = superuser.prepareStatement(
                        "update naive_letters set used = true where municipality_id = ? and letter_number = ?")) {
            insert.setObject(1, municipality);
            insert.setInt(2, stratum);
            insert.setString(3, source);
            insert.setString(4, text);
            insert.executeUpdate();
            use.setObject(1, municipality);
            use.setString(2, visit.letterNumber());
            use.executeUpdate();
            superuser.commit();
        } finally {
            superuser.setAutoCommit(true);
        }
    }
}
