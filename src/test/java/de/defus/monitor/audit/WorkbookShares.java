package de.defus.monitor.audit;

import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.report.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The shares that a workbook shows, by the words that stand beside them. */
final class WorkbookShares {

    private static final int FIRST_SHARE = 4;

    private WorkbookShares() {}

    static String key(String item, String breakdown, int group, int code) {
        return item + " by " + breakdown + " " + group + ": " + code;
    }

    /** The first block of each item's sheet. */
    static Map<String, Double> read(byte[] bytes, Words words) throws IOException {
        var shares = new TreeMap<String, Double>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (var question : words.release().questionnaire().questions().toList()) {
                for (int position = 0;
                        question.scale().isPresent()
                                && position < question.items().size();
                        position++) {
                    var name = question.number()
                            + (question.items().size() == 1 ? "" : Character.toString('a' + position));
                    read(workbook.getSheet(name), question, position, words, shares);
                }
            }
        }
        return shares;
    }

    private static void read(Sheet sheet, Question question, int position, Words words, Map<String, Double> shares) {
        var item = question.items().get(position).key();
        var breakdowns = new HashMap<String, String>();
        Stream.concat(Stream.of(PublicRelease.ALL), words.breakdowns().stream())
                .forEach(breakdown -> breakdowns.put(words.breakdown(breakdown), breakdown));
        var inside = false;
        for (Row row : sheet) {
            var first = text(row.getCell(0));
            if (text(row.getCell(1)).equals(words.texts().say("report.group"))) {
                inside = true;
            } else if (inside && breakdowns.containsKey(first) && row.getLastCellNum() > FIRST_SHARE) {
                var breakdown = breakdowns.get(first);
                var group = group(words, breakdown, text(row.getCell(1)));
                var codes = words.codes(item);
                for (int column = 0; column < codes.size(); column++) {
                    var cell = row.getCell(FIRST_SHARE + column);
                    if (cell != null && cell.getCellType() == CellType.NUMERIC) {
                        shares.put(key(item, breakdown, group, codes.get(column)), cell.getNumericCellValue());
                    }
                }
            } else if (inside) {
                return;
            }
        }
    }

    private static int group(Words words, String breakdown, String label) {
        for (int code = 0; code < 100; code++) {
            if (words.group(breakdown, code).equals(label)) {
                return code;
            }
        }
        throw new AssertionError("no group " + label + " of " + breakdown);
    }

    private static String text(Cell cell) {
        return cell != null && cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }
}
