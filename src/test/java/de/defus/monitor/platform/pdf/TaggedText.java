package de.defus.monitor.platform.pdf;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/** A document as a screen reader reads it: element by element in the order of the structure. */
public final class TaggedText {

    private static final List<String> DRAWING = List.of("Tj", "TJ", "f", "f*", "S", "s", "B", "b", "Do");

    private final Map<PDPage, Map<Integer, String>> texts = new HashMap<>();
    private final List<Piece> pieces = new ArrayList<>();

    /** What is read of an element that has marks of its own. */
    public record Piece(String type, String text, PDStructureElement element) {}

    private TaggedText() {}

    public static List<Piece> of(PDDocument document) throws IOException {
        var reader = new TaggedText();
        for (var page : document.getPages()) {
            var extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            var ofPage = new HashMap<Integer, String>();
            extractor.getMarkedContents().forEach(content -> {
                if (content.getMCID() >= 0) {
                    ofPage.put(content.getMCID(), text(content));
                }
            });
            reader.texts.put(page, ofPage);
        }
        reader.read(document.getDocumentCatalog().getStructureTreeRoot());
        return reader.pieces;
    }

    /** What is drawn outside of any marked content: neither read nor said to be decoration. */
    public static List<String> untagged(PDDocument document) throws IOException {
        var found = new ArrayList<String>();
        for (var page : document.getPages()) {
            var depth = 0;
            for (var token : new PDFStreamParser(page).parse()) {
                if (token instanceof Operator operator) {
                    switch (operator.getName()) {
                        case "BMC", "BDC" -> depth++;
                        case "EMC" -> depth--;
                        default -> {
                            if (depth == 0 && DRAWING.contains(operator.getName())) {
                                found.add(operator.getName());
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Numbers of marks that are in the pages and in no element. */
    public static int lost(PDDocument document) throws IOException {
        var lost = 0;
        var parents = document.getDocumentCatalog().getStructureTreeRoot().getParentTree();
        for (var page : document.getPages()) {
            var ofPage = (COSArray) ((PDParentTreeValue) parents.getValue(page.getStructParents())).getCOSObject();
            for (var token : new PDFStreamParser(page).parse()) {
                if (token instanceof COSDictionary properties
                        && properties.getDictionaryObject(COSName.MCID) instanceof COSInteger number
                        && !(ofPage.getObject(number.intValue()) instanceof COSDictionary)) {
                    lost++;
                }
            }
        }
        return lost;
    }

    private void read(PDStructureNode node) {
        var own = new StringBuilder();
        var marks = 0;
        for (var kid : node.getKids()) {
            if (kid instanceof PDMarkedContentReference reference) {
                own.append(texts.get(reference.getPage()).get(reference.getMCID()));
                marks++;
            } else if (kid instanceof PDStructureElement element) {
                read(element);
            }
        }
        if (marks > 0 && node instanceof PDStructureElement element) {
            pieces.add(new Piece(element.getStructureType(), own.toString(), element));
        }
    }

    private static String text(PDMarkedContent content) {
        var text = new StringBuilder();
        for (var part : content.getContents()) {
            if (part instanceof TextPosition letter) {
                text.append(letter.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                text.append(inner.getActualText() == null ? text(inner) : inner.getActualText());
            }
        }
        // The font joins some letters.
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
