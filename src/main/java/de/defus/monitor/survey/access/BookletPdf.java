package de.defus.monitor.survey.access;

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
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * The questionnaire on paper, A4: the questions as everybody gets them, numbered, every box with the code a clerk types. All
 * pages bear the form's code at the foot, so that a sheet that came loose finds its booklet. The booklets of a wave share
 * their pages in the file.
 *
 * <p>Language, title and bookmarks are set, text is text and stands in reading order. It is not tagged: the accessible
 * questionnaire is the one on the web.
 */
final class BookletPdf {

    private static final float TEXT = 9.5f;
    private static final float CODE = 6.5f;
    private static final float HEAD = 7.5f;
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

    private BookletPdf(Sheet sheet, LetterForm form) {
        this.sheet = sheet;
        this.form = form;
        this.questionnaire = form.questionnaire();
        this.language = form.texts().language();
    }

    /** One booklet for each code. */
    static byte[] write(List<IssuedCode> codes, LetterForm form) {
        try (var document = new PDDocument()) {
            var fonts = LetterFonts.load(document);
            var sheet = new Sheet(document, fonts);
            var booklet = new BookletPdf(sheet, form);
            booklet.layOut();
            var pages = sheet.finish();
            for (var code : codes) {
                for (int index = 0; index < pages.size(); index++) {
                    var page = new PDPage(Sheet.PAPER);
                    document.addPage(page);
                    try (var content = new PDPageContentStream(document, page)) {
                        content.drawForm(pages.get(index));
                        booklet.foot(content, fonts, code, index + 1, pages.size());
                    }
                }
            }
            booklet.describe(document, pages.size());
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

    private void foot(PDPageContentStream content, LetterFonts fonts, IssuedCode code, int page, int pages)
            throws IOException {
        var number = code.letterNumber() == 0
                ? form.texts().say("access.letter.sample")
                : form.texts().say("access.letter.number", Integer.toString(code.letterNumber()));
        var height = 14 * Sheet.MILLIMETRE;
        Sheet.write(content, fonts.plain(), 8, Sheet.LEFT, height, number);
        Sheet.write(
                content,
                fonts.code(),
                9,
                Sheet.LEFT + 40 * Sheet.MILLIMETRE,
                height,
                code.code().inGroups());
        Sheet.write(content, fonts.plain(), 8, Sheet.RIGHT - 12 * Sheet.MILLIMETRE, height, page + " / " + pages);
    }

    private void describe(PDDocument document, int pages) {
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        document.getDocumentInformation().setTitle(form.subject());
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
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
        catalog.setDocumentOutline(outline);
    }

    private void layOut() throws IOException {
        sheet.paragraph(sheet.fonts().bold(), 11, 0, form.city());
        sheet.gap(4);
        sheet.paragraph(sheet.fonts().bold(), 17, 0, form.subject());
        sheet.gap(4);
        for (var key : List.of(
                "access.booklet.fill", "access.booklet.correct", "access.booklet.open", "access.booklet.back")) {
            sheet.paragraph(sheet.fonts().plain(), TEXT, 0, form.texts().say(key));
            sheet.gap(3);
        }
        for (var section : questionnaire.sections()) {
            // A title stands with its first question.
            sheet.keep(60 + space(section.questions().get(0)));
            sheet.gap(10);
            var title = section.title().in(language);
            pageOfSection.put(title, sheet.pages());
            sheet.paragraph(sheet.fonts().bold(), 13, 0, title);
            if (section.intro().isPresent()) {
                sheet.gap(2);
                sheet.paragraph(
                        sheet.fonts().plain(), TEXT, 0, section.intro().get().in(language));
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
                sheet.fonts().bold(),
                10,
                0,
                question.number() + ". " + question.stem().in(language));
        if (question.askedIf().isPresent()) {
            var condition = form.texts()
                    .say("access.booklet.only", words(question.askedIf().get()));
            sheet.paragraph(sheet.fonts().plain(), TEXT, 0, condition);
        }
        if (question.kind() == Question.Kind.MULTIPLE) {
            var several = question.maximumChoices() > 0
                    ? form.texts().say("access.booklet.atMost", question.maximumChoices())
                    : form.texts().say("access.booklet.several");
            sheet.paragraph(sheet.fonts().plain(), 8.5f, 0, several);
        }
        if (question.hint().isPresent()) {
            sheet.paragraph(
                    sheet.fonts().plain(), 8.5f, 0, question.hint().get().in(language));
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
        for (var box : boxes.entrySet()) {
            sheet.keep(ROW);
            var top = sheet.top();
            sheet.box(Sheet.LEFT, top, BOX);
            sheet.text(sheet.fonts().plain(), CODE, Sheet.LEFT + BOX + 2, top + BOX, Integer.toString(box.getKey()));
            sheet.paragraph(sheet.fonts().plain(), TEXT, INDENT + 2 * Sheet.MILLIMETRE, box.getValue());
            sheet.moveTo(Math.max(sheet.top(), top + ROW - 2));
            if (box.getKey() == question.otherCode() && question.otherCode() != 0) {
                sheet.ruled(1, INDENT);
            }
        }
    }

    private void battery(Question question, Map<Integer, String> boxes) throws IOException {
        var first = Sheet.LEFT + (Sheet.RIGHT - Sheet.LEFT) * ITEMS;
        var width = (Sheet.RIGHT - first) / boxes.size();
        head(boxes, first, width);
        for (var item : question.items()) {
            if (sheet.isNearEnd(2 * ROW)) {
                sheet.turn();
                head(boxes, first, width);
            }
            var top = sheet.top();
            var column = 0;
            for (var box : boxes.keySet()) {
                var left = first + column++ * width + (width - BOX) / 2;
                sheet.box(left, top, BOX);
                sheet.text(sheet.fonts().plain(), CODE, left + BOX + 1.5f, top + BOX, Integer.toString(box));
            }
            sheet.paragraphWithin(
                    sheet.fonts().plain(),
                    TEXT,
                    Sheet.LEFT,
                    first - 8,
                    item.label().in(language));
            sheet.moveTo(Math.max(sheet.top(), top + ROW));
        }
    }

    /** The words over the boxes; upright where one of them is wider than its column. */
    private void head(Map<Integer, String> boxes, float first, float width) throws IOException {
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
            var left = first + column++ * width;
            sheet.moveTo(top);
            if (upright) {
                sheet.upright(font, HEAD, left + (width + BOX) / 2, top + longest, label);
                sheet.moveTo(top + longest);
            } else {
                sheet.paragraphWithin(font, HEAD, left + 2, left + width - 1, label);
            }
            lowest = Math.max(lowest, sheet.top());
        }
        sheet.moveTo(lowest + 3);
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
