package de.defus.monitor.survey.access;

import de.defus.monitor.platform.pdf.PdfStructure;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/**
 * Pages that are in the file once and stand in it many times: each copy has the same content streams, one of its own for
 * what differs, and its own elements of the structure. Marks are numbered by page, so that shared streams can be tagged.
 *
 * <p>Files with very many copies are for a print shop, which reads no structure; they get none.
 */
final class Copies {

    /** Elements of the structure that fit into memory beside everything else. */
    static final int MOST_ELEMENTS = 120_000;

    private final PDDocument document;
    private final List<Sheet.Template> templates;
    private final Tag tags;
    private final Optional<PdfStructure> structure;
    private final boolean several;

    /**
     * @param templates the pages of a copy
     * @param tags what is on them
     * @param number of copies there will be
     */
    Copies(PDDocument document, List<Sheet.Template> templates, Tag tags, int number, String title, String language)
            throws IOException {
        this.document = document;
        this.templates = templates;
        this.tags = tags;
        this.several = number > 1;
        if ((long) number * tags.size() <= MOST_ELEMENTS) {
            this.structure = Optional.of(PdfStructure.begin(document, title, language));
        } else {
            this.structure = Optional.empty();
            PdfStructure.describe(document, title, language);
        }
    }

    /** What differs from copy to copy. */
    interface Own {
        /** Writes on a page of a copy. */
        void write(int page, Pen pen) throws IOException;
    }

    /** Something that writes. */
    interface Writing {
        void run() throws IOException;
    }

    /** Writes on one page of one copy. */
    final class Pen {

        private final PDPage page;
        private final PDPageContentStream content;
        private final Map<Tag, PDStructureElement> elements;
        private int next;

        private Pen(PDPage page, PDPageContentStream content, Map<Tag, PDStructureElement> elements, int next) {
            this.page = page;
            this.content = content;
            this.elements = elements;
            this.next = next;
        }

        PDPageContentStream content() {
            return content;
        }

        /** What is written belongs to this element of the copy. */
        void mark(Tag tag, Writing writing) throws IOException {
            content.beginMarkedContent(COSName.getPDFName(tag.type()), next);
            writing.run();
            content.endMarkedContent();
            structure.ifPresent(tree -> tree.refer(elements.get(tag), page, next));
            next++;
        }

        /** What is written is decoration, or says again what was said. */
        void artifact(Writing writing) throws IOException {
            content.beginMarkedContent(COSName.ARTIFACT);
            writing.run();
            content.endMarkedContent();
        }
    }

    /** Adds a copy. */
    void add(Own own) throws IOException {
        var pages = templates.stream().map(this::page).toList();
        var elements = new IdentityHashMap<Tag, PDStructureElement>();
        structure.ifPresent(tree -> {
            pages.forEach(tree::take);
            build(tree, tags, several ? PdfStructure.add(tree.root(), "Part") : tree.root(), pages, elements);
        });
        for (int index = 0; index < pages.size(); index++) {
            var page = pages.get(index);
            try (var content =
                    new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true, false)) {
                own.write(
                        index,
                        new Pen(page, content, elements, templates.get(index).marks()));
            }
        }
    }

    private PDPage page(Sheet.Template template) {
        var page = new PDPage(Sheet.PAPER);
        page.setResources(template.page().getResources());
        var contents = new COSArray();
        contents.add(template.page().getCOSObject().getDictionaryObject(COSName.CONTENTS));
        page.getCOSObject().setItem(COSName.CONTENTS, contents);
        document.addPage(page);
        return page;
    }

    /** The elements within a tag, into its own element. */
    private static void build(
            PdfStructure tree,
            Tag tag,
            PDStructureElement element,
            List<PDPage> pages,
            Map<Tag, PDStructureElement> elements) {
        elements.put(tag, element);
        tag.marks().forEach(mark -> tree.refer(element, pages.get(mark.page()), mark.number()));
        for (var kid : tag.kids()) {
            var child = PdfStructure.add(element, kid.type());
            if (!kid.scope().isEmpty()) {
                var attributes = new PDTableAttributeObject();
                attributes.setScope(kid.scope());
                child.addAttribute(attributes);
            }
            if (!kid.alternative().isEmpty()) {
                child.setAlternateDescription(kid.alternative());
            }
            if (!kid.language().isEmpty()) {
                child.setLanguage(kid.language());
            }
            build(tree, kid, child, pages, elements);
        }
    }

    /** Completes the file. */
    void finish() {
        structure.ifPresent(PdfStructure::finish);
    }
}
