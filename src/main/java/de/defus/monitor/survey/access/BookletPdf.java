package de.defus.monitor.survey.access;

import de.defus.monitor.platform.pdf.PdfFonts;
import de.defus.monitor.questionnaire.Category;
import de.defus.monitor.questionnaire.Condition;
import de.defus.monitor.questionnaire.Question;
import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.ResponseScale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * The questionnaire on paper, A4: the questions as everybody gets them, numbered, every box with the code a clerk types. All
 * pages bear the form's code at the foot, so that a sheet that came loose finds its booklet. The booklets of a wave share
 * their pages in the file.
 *
 * <p>Tagged: title, sections and questions are headings, answers are lists, batteries are tables with heads of rows and
 * columns, all in the order in which they are read.
 */
final class BookletPdf {

    private static final float TEXT = 9.5f;
    private static final float CODE = 6.5f;
    private static final float HEAD = 7.5f;
    private static final float FOOT = 14 * Sheet.MILLIMETRE;
    private static final float BOX = 3.6f * Sheet.MILLIMETRE;
    private static final float INDENT = 7 * Sheet.MILLIMETRE;
    private static final float ROW = 6.2f * Sheet.MILLIMETRE;
    private static final int LINES = 4;
    /** A battery's items take this part of the width, its boxes the rest. */
    private static final float ITEMS = 0.42f;

    private final Sheet sheet;
    private final LetterForm form;
    private final Questionnaire questionnaire;
    private final String language;
    private final Map<String, Integer> pageOfSection = new LinkedHashMap<>();

    private final Tag tags = new Tag("Part");
    /** Number and code of the form, which are written on each copy. */
    private final Tag formNumber;

    private BookletPdf(Sheet sheet, LetterForm form) throws IOException {
        this.sheet = sheet;
        this.form = form;
        this.questionnaire = form.questionnaire();
        this.language = form.texts().language();
        sheet.paragraph(tags.add("P"), sheet.fonts().bold(), 11, 0, form.city());
        sheet.gap(4);
        sheet.paragraph(tags.add("H1"), sheet.fonts().bold(), 17, 0, form.subject());
        sheet.gap(4);
        this.formNumber = tags.add("P");
    }

    /** One booklet for each code. */
    static byte[] write(List<IssuedCode> codes, LetterForm form) {
        try (var document = new PDDocument()) {
            var sheet = new Sheet(document, new PdfFonts(document), form.isFromRight());
            var booklet = new BookletPdf(sheet, form);
            booklet.layOut();
            var pages = sheet.finish();
            var copies = new Copies(document, pages, booklet.tags, codes.size(), form.subject(), booklet.language);
            for (var code : codes) {
                copies.add((page, pen) -> {
                    // On every page, for sheets that come loose; read out once.
                    if (page == 0) {
                        pen.mark(booklet.formNumber, () -> booklet.foot(pen.content(), code));
                    } else {
                        pen.artifact(() -> booklet.foot(pen.content(), code));
                    }
                    pen.artifact(() -> Sheet.write(
                            pen.content(),
                            sheet.fonts().plain(),
                            8,
                            Sheet.RIGHT - 12 * Sheet.MILLIMETRE,
                            FOOT,
                            page + 1 + " / " + pages.size()));
                });
            }
            copies.finish();
            booklet.addBookmarks(document, pages.size());
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A booklet whose code opens nothing. */
    static byte[] preview(LetterForm form) {
        return write(List.of(new IssuedCode(0, 0, AccessCode.sample())), form);
    }

    private void foot(PDPageContentStream content, IssuedCode code) throws IOException {
        var number = code.letterNumber() == 0
                ? form.texts().say("access.letter.sample")
                : form.texts().say("access.letter.number", Integer.toString(code.letterNumber()));
        Sheet.write(content, sheet.fonts().plain(), 8, Sheet.LEFT, FOOT, number + " ");
        Sheet.write(
                content,
                sheet.fonts().code(),
                9,
                Sheet.LEFT + 40 * Sheet.MILLIMETRE,
                FOOT,
                code.code().inGroups());
    }

    private void addBookmarks(PDDocument document, int pages) {
        if (document.getNumberOfPages() > pages) {
            return;
        }
        var outline = new PDDocumentOutline();
        pageOfSection.forEach((title, page) -> {
            var destination = new PDPageFitDestination();
            destination.setPage(document.getPage(page));
            var item = new PDOutlineItem();
            item.setTitle(title);
            item.setDestination(destination);
            outline.addLast(item);
        });
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    private void layOut() throws IOException {
        for (var key : List.of(
                "access.booklet.fill", "access.booklet.correct", "access.booklet.open", "access.booklet.back")) {
            sheet.paragraph(
                    tags.add("P"), sheet.fonts().plain(), TEXT, 0, form.texts().say(key));
            sheet.gap(3);
        }
        for (var section : questionnaire.sections()) {
            // A title stands with its first question.
            sheet.keep(60 + space(section.questions().get(0)));
            sheet.gap(10);
            var title = section.title().in(language);
            pageOfSection.put(title, sheet.pages());
            sheet.paragraph(tags.add("H2"), sheet.fonts().bold(), 13, 0, title);
            if (section.intro().isPresent()) {
                sheet.gap(2);
                sheet.paragraph(
                        tags.add("P"),
                        sheet.fonts().plain(),
                        TEXT,
                        0,
                        section.intro().get().in(language));
            }
            for (var question : section.questions()) {
                question(question);
            }
        }
    }

    private void question(Question question) throws IOException {
        var scale = questionnaire.findScale(question);
        var boxes = scale.map(this::boxesIn).orElse(Map.of());
        sheet.keep(space(question));
        sheet.gap(9);
        sheet.paragraph(
                tags.add("H3"),
                sheet.fonts().bold(),
                10,
                0,
                question.number() + ". " + question.stem().in(language));
        if (question.askedIf().isPresent()) {
            var condition = form.texts()
                    .say("access.booklet.only", words(question.askedIf().get()));
            sheet.paragraph(tags.add("P"), sheet.fonts().plain(), TEXT, 0, condition);
        }
        if (question.kind() == Question.Kind.MULTIPLE) {
            var several = question.maximumChoices() > 0
                    ? form.texts().say("access.booklet.atMost", question.maximumChoices())
                    : form.texts().say("access.booklet.several");
            sheet.paragraph(tags.add("P"), sheet.fonts().plain(), 8.5f, 0, several);
        }
        if (question.hint().isPresent()) {
            sheet.paragraph(
                    tags.add("P"),
                    sheet.fonts().plain(),
                    8.5f,
                    0,
                    question.hint().get().in(language));
        }
        sheet.gap(3);
        switch (question.kind()) {
            case OPEN -> sheet.ruled(LINES, 0);
            case BATTERY -> battery(question, boxes);
            case SINGLE, MULTIPLE -> list(question, boxes);
        }
    }

    /** Room that a question needs at least: it is not torn apart, unless it is a long battery. */
    private float space(Question question) {
        var boxes = questionnaire.findScale(question).map(this::boxesIn).orElse(Map.of());
        return switch (question.kind()) {
            case OPEN -> 60 + LINES * Sheet.RULE;
            case BATTERY -> 160 + Math.min(question.items().size(), 8) * ROW;
            case SINGLE, MULTIPLE -> 60 + boxes.size() * ROW;
        };
    }

    private void list(Question question, Map<Integer, String> boxes) throws IOException {
        var list = tags.add("L");
        for (var box : boxes.entrySet()) {
            sheet.keep(ROW);
            var top = sheet.top();
            var item = list.add("LI");
            sheet.mark(item.add("Lbl"), () -> tick(Sheet.LEFT, top, 2, box.getKey()));
            sheet.paragraph(
                    item.add("LBody"), sheet.fonts().plain(), TEXT, INDENT + 2 * Sheet.MILLIMETRE, box.getValue());
            sheet.moveTo(Math.max(sheet.top(), top + ROW - 2));
            if (box.getKey() == question.otherCode() && question.otherCode() != 0) {
                sheet.ruled(1, INDENT);
            }
        }
    }

    /** A box with the code a clerk types. */
    private void tick(float left, float top, float gap, int code) throws IOException {
        sheet.box(left, top, BOX);
        sheet.text(sheet.fonts().plain(), CODE, left + BOX + gap, top + BOX, Integer.toString(code));
    }

    private void battery(Question question, Map<Integer, String> boxes) throws IOException {
        var first = Sheet.LEFT + (Sheet.RIGHT - Sheet.LEFT) * ITEMS;
        var width = (Sheet.RIGHT - first) / boxes.size();
        var table = tags.add("Table");
        var titles = table.add("TR");
        // The first column is headed by the question.
        titles.add("TD");
        head(boxes, first, width, Optional.of(titles));
        for (var item : question.items()) {
            if (sheet.isNearEnd(2 * ROW)) {
                sheet.turn();
                sheet.artifact(() -> head(boxes, first, width, Optional.empty()));
            }
            var top = sheet.top();
            var row = table.add("TR");
            sheet.mark(
                    row.add("TH").withScope("Row"),
                    () -> sheet.paragraphWithin(
                            sheet.fonts().plain(),
                            TEXT,
                            Sheet.LEFT,
                            first - 8,
                            item.label().in(language)));
            var column = 0;
            for (var box : boxes.keySet()) {
                var left = first + column++ * width + (width - BOX) / 2;
                sheet.mark(row.add("TD"), () -> tick(left, top, 1.5f, box));
            }
            sheet.moveTo(Math.max(sheet.top(), top + ROW));
        }
    }

    /**
     * The words over the boxes; upright where one of them is wider than its column.
     *
     * @param titles their row of the table; absent where they are repeated
     */
    private void head(Map<Integer, String> boxes, float first, float width, Optional<Tag> titles) throws IOException {
        var font = sheet.fonts().plain();
        var upright = false;
        var longest = 0f;
        for (var label : boxes.values()) {
            longest = Math.max(longest, Sheet.width(font, HEAD, label));
            for (var word : label.split(" ")) {
                upright |= Sheet.width(font, HEAD, word) > width - 3;
            }
        }
        var top = sheet.top();
        var lowest = top;
        var column = 0;
        for (var label : boxes.values()) {
            var title = new Title(label, first + column++ * width, width, top, longest, upright);
            if (titles.isPresent()) {
                sheet.mark(titles.get().add("TH").withScope("Column"), () -> write(title));
            } else {
                write(title);
            }
            lowest = Math.max(lowest, sheet.top());
        }
        sheet.moveTo(lowest + 3);
    }

    /** Words over a column of boxes. */
    private record Title(String words, float left, float width, float top, float longest, boolean upright) {}

    private void write(Title title) throws IOException {
        var font = sheet.fonts().plain();
        sheet.moveTo(title.top());
        if (title.upright()) {
            sheet.upright(
                    font, HEAD, title.left() + (title.width() + BOX) / 2, title.top() + title.longest(), title.words());
            sheet.moveTo(title.top() + title.longest());
        } else {
            sheet.paragraphWithin(font, HEAD, title.left() + 2, title.left() + title.width() - 1, title.words());
        }
    }

    /** Categories and the ways of giving none, by the code a clerk types. */
    private Map<Integer, String> boxesIn(ResponseScale scale) {
        var boxes = new LinkedHashMap<Integer, String>();
        for (Category category : scale.categories()) {
            boxes.put(category.code(), category.label().in(language));
        }
        scale.missing().forEach((missing, label) -> boxes.put(missing.code(), label.in(language)));
        return boxes;
    }

    private String words(Condition condition) {
        if (condition instanceof Condition.All all) {
            return join(all.parts(), "access.booklet.and");
        }
        if (condition instanceof Condition.Any any) {
            return join(any.parts(), "access.booklet.or");
        }
        if (condition instanceof Condition.Not not) {
            return form.texts().say("access.booklet.not", words(not.part()));
        }
        if (condition instanceof Condition.Answered answered) {
            return form.texts().say("access.booklet.answered", numberOf(answered.item()));
        }
        var in = (Condition.In) condition;
        var question = questionnaire.findQuestionOf(in.item()).orElseThrow();
        var labels = new ArrayList<String>();
        boxesIn(questionnaire.findScale(question).orElseThrow()).forEach((code, label) -> {
            if (in.codes().contains(code)) {
                labels.add(label);
            }
        });
        return form.texts().say("access.booklet.in", numberOf(in.item()), String.join(" / ", labels));
    }

    private String join(List<Condition> parts, String key) {
        return parts.stream()
                .map(this::words)
                .collect(Collectors.joining(" " + form.texts().say(key) + " "));
    }

    private String numberOf(String item) {
        return Integer.toString(questionnaire.findQuestionOf(item).orElseThrow().number());
    }
}
