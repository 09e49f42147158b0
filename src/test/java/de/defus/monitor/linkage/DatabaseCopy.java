package de.defus.monitor.linkage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All rows of some municipalities in all tables at one moment, with all system columns, as a superuser reads them. */
final class DatabaseCopy {

    private static final String SYSTEM_COLUMNS =
            "xmin::text as \"@xmin\", xmax::text as \"@xmax\", cmin::text as \"@cmin\", cmax::text as \"@cmax\","
                    + " ctid::text as \"@ctid\", tableoid::text as \"@tableoid\"";

    private final Map<String, List<Row>> tables = new LinkedHashMap<>();

    /** A row as it stood there: values by column, those of the system with an @ before their names. */
    record Row(String table, Map<String, String> values) {

        String get(String column) {
            return values.getOrDefault(column, "");
        }

        /** What tells the row from others for as long as nobody changes it. */
        String identity() {
            var own = new ArrayList<String>();
            values.forEach((column, value) -> {
                if (!column.startsWith("@")) {
                    own.add(value);
                }
            });
            return table + own;
        }
    }

    static DatabaseCopy take(Connection superuser, Set<String> municipalities) throws SQLException {
        var copy = new DatabaseCopy();
        for (var table : names(superuser)) {
            copy.tables.put(table, rows(superuser, table, municipalities));
        }
        return copy;
    }

    Set<String> tables() {
        return tables.keySet();
    }

    List<Row> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Everything, to look for a text in it. */
    String print() {
        var text = new StringBuilder();
        tables.values().forEach(rows -> rows.forEach(row -> text.append(row).append('\n')));
        return text.toString();
    }

    private static List<String> names(Connection superuser) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'municipality_id' order by 1""")) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static List<Row> rows(Connection superuser, String table, Set<String> municipalities) throws SQLException {
        var rows = new ArrayList<Row>();
        try (var statement = superuser.prepareStatement(
                "select %s, t.* from %s t where municipality_id::text = any (?)".formatted(SYSTEM_COLUMNS, table))) {
            statement.setArray(1, superuser.createArrayOf("text", municipalities.toArray()));
            try (var result = statement.executeQuery()) {
                var meta = result.getMetaData();
                while (result.next()) {
                    var values = new LinkedHashMap<String, String>();
                    for (int column = 1; column <= meta.getColumnCount(); column++) {
                        var value = result.getString(column);
                        if (value != null) {
                            values.put(meta.getColumnName(column), value);
                        }
                    }
                    rows.add(new Row(table, values));
                }
            }
        }
        return rows;
    }
}
