package de.defus.monitor.platform.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * The structure tree of a document, which says what its marks are and in which order they are read, as PDF/UA (ISO 14289-1)
 * asks: every mark belongs to an element or is an artifact. Sets language and title too.
 */
public final class PdfStructure {

    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement root = new PDStructureElement("Document", tree);
    private final List<COSArray> parents = new ArrayList<>();

    private PdfStructure() {}

    /** Says what a document is called and in which language it is, whether or not it gets a structure. */
    public static void describe(PDDocument document, String title, String language) {
        var catalogue = document.getDocumentCatalog();
        catalogue.setLanguage(language);
        var preferences = new PDViewerPreferences(catalogue.getCOSObject());
        preferences.setDisplayDocTitle(true);
        catalogue.setViewerPreferences(preferences);
        document.getDocumentInformation().setTitle(title);
    }

    /** Begins the structure of a document without pages. */
    public static PdfStructure begin(PDDocument document, String title, String language) throws IOException {
        describe(document, title, language);
        var structure = new PdfStructure();
        structure.tree.appendKid(structure.root);
        var catalogue = document.getDocumentCatalog();
        catalogue.setStructureTreeRoot(structure.tree);
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        catalogue.setMarkInfo(marks);
        catalogue.setMetadata(new PDMetadata(document, new ByteArrayInputStream(metadata(title, language))));
        return structure;
    }

    private static byte[] metadata(String title, String language) {
        var escaped = title.replace("&", "&amp;").replace("<", "&lt;");
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
                <pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(escaped, language).getBytes(StandardCharsets.UTF_8);
    }

    public PDStructureElement root() {
        return root;
    }

    /** A new element, last in its parent. */
    public static PDStructureElement add(PDStructureElement parent, String type) {
        var element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** Takes up a page, whose marks can then be referred to. */
    public void take(PDPage page) {
        page.setStructParents(parents.size());
        // The order of the tab key is that of the structure.
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        parents.add(new COSArray());
    }

    /** The number of the next mark of a page. */
    public int next(PDPage page) {
        return parents.get(page.getStructParents()).size();
    }

    /** A mark of a page belongs to an element. */
    public void refer(PDStructureElement element, PDPage page, int mark) {
        var reference = new PDMarkedContentReference();
        reference.setMCID(mark);
        reference.setPage(page);
        element.appendKid(reference);
        var ofPage = parents.get(page.getStructParents());
        while (ofPage.size() <= mark) {
            ofPage.add(COSNull.NULL);
        }
        ofPage.set(mark, element.getCOSObject());
    }

    /** Completes the structure; call before the document is saved. */
    public void finish() {
        Map<Integer, PDParentTreeValue> numbers = new HashMap<>();
        for (int index = 0; index < parents.size(); index++) {
            numbers.put(index, new PDParentTreeValue(parents.get(index)));
        }
        var parentTree = new PDNumberTreeNode(PDParentTreeValue.class);
        parentTree.setNumbers(numbers);
        tree.setParentTree(parentTree);
        tree.setParentTreeNextKey(parents.size());
    }
}
