package de.defus.monitor.export.codebook;

import de.defus.monitor.export.microdata.Microdata;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The codebook for archives: DDI-Codebook 2.5. */
public final class DdiCodebook {

    private static final String NAMESPACE = "ddi:codebook:2_5";

    private final Codebook codebook;
    private final XMLStreamWriter xml;

    private DdiCodebook(Codebook codebook, XMLStreamWriter xml) {
        this.codebook = codebook;
        this.xml = xml;
    }

    /** Writes the document; the stream stays open. */
    public static void write(Codebook codebook, OutputStream out) throws IOException {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            new DdiCodebook(codebook, xml).write();
            xml.flush();
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private String say(String key, Object... arguments) {
        return codebook.texts().say(key, arguments);
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("codeBook");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("version", "2.5");
        xml.writeAttribute("xml:lang", codebook.texts().language());
        study();
        begin("fileDscr", "ID", "F1");
        begin("fileTxt");
        element("fileName", "data/microdata.csv");
        begin("dimensns");
        element("caseQnty", Integer.toString(codebook.data().rows()));
        element("varQnty", Integer.toString(codebook.entries().size()));
        end(2);
        end(1);
        begin("dataDscr");
        for (int index = 0; index < codebook.entries().size(); index++) {
            variable(index + 1, codebook.entries().get(index));
        }
        end(2);
        xml.writeEndDocument();
    }

    private void study() throws XMLStreamException {
        var release = codebook.data().release();
        begin("stdyDscr");
        begin("citation");
        begin("titlStmt");
        element("titl", codebook.title());
        element("IDNo", "defus-" + release.id());
        end(1);
        begin("rspStmt");
        element("AuthEnty", release.municipalityName());
        end(1);
        begin("prodStmt");
        element("producer", release.municipalityName());
        element(
                "software",
                "DEFUS-Monitor",
                "version",
                release.results().method().softwareVersion());
        end(1);
        begin("distStmt");
        element("distrbtr", release.municipalityName());
        element(
                "distDate",
                release.releasedOn().toString(),
                "date",
                release.releasedOn().toString());
        end(1);
        element(
                "biblCit",
                say(
                        "export.citation",
                        release.municipalityName(),
                        release.releasedOn().getYear(),
                        codebook.title()));
        end(1);
        begin("stdyInfo");
        begin("subject");
        element("keyword", say("export.keyword.safety"));
        element("keyword", say("export.keyword.survey"));
        end(1);
        element("abstract", say("export.abstract"));
        begin("sumDscr");
        element("geogCover", release.municipalityName());
        element("anlyUnit", say("export.unit"));
        element("universe", say("export.universe", release.municipalityName()));
        element("dataKind", say("export.dataKind"));
        end(2);
        begin("method");
        begin("dataColl");
        element("sampProc", say(release.probabilitySample() ? "export.sample.drawn" : "export.sample.open"));
        element("collMode", say("export.modes"));
        element("weight", say("export.weighting"));
        end(2);
        begin("dataAccs");
        begin("useStmt");
        element(
                "confDec",
                say("export.confidentiality", codebook.data().anonymity().k()));
        element("conditions", say("export.conditions"));
        end(3);
    }

    private void variable(int number, Codebook.Entry entry) throws XMLStreamException {
        var variable = entry.variable();
        var attributes = new TreeMap<>(Map.of(
                "ID",
                "V" + number,
                "name",
                variable.name(),
                "files",
                "F1",
                "intrvl",
                variable.isCoded() ? "discrete" : "contin",
                "nature",
                variable.measure().name().toLowerCase(java.util.Locale.ROOT)));
        if (variable.name().equals(Microdata.WEIGHT)) {
            attributes.put("wgt", "wgt");
        }
        xml.writeStartElement("var");
        for (var attribute : attributes.entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        element("labl", entry.label(), "level", "variable");
        if (variable.number() > 0) {
            begin("qstn", "seqNo", Integer.toString(variable.number()));
            element("qstnLit", entry.label());
            end(1);
        }
        if (!variable.missing().isEmpty()) {
            begin("invalrng");
            for (var value : variable.missing()) {
                xml.writeEmptyElement("item");
                xml.writeAttribute("VALUE", Integer.toString(value.code()));
            }
            end(1);
        }
        if (entry.valid().isPresent()) {
            element("sumStat", Integer.toString(entry.valid().get()), "type", "vald");
        }
        for (var line : entry.lines()) {
            begin("catgry", "missing", line.isMissing() ? "Y" : "N");
            element("catValu", Integer.toString(line.code()));
            element("labl", line.label(), "level", "category");
            if (line.count().isPresent()) {
                element("catStat", Integer.toString(line.count().get()), "type", "freq");
            }
            end(1);
        }
        xml.writeEmptyElement("varFormat");
        xml.writeAttribute("type", "numeric");
        end(1);
    }

    private void begin(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int index = 0; index < attributes.length; index += 2) {
            xml.writeAttribute(attributes[index], attributes[index + 1]);
        }
    }

    private void element(String name, String text, String... attributes) throws XMLStreamException {
        begin(name, attributes);
        // XML has no signs below the space but these three.
        xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]", " "));
        end(1);
    }

    private void end(int levels) throws XMLStreamException {
        for (int level = 0; level < levels; level++) {
            xml.writeEndElement();
        }
    }
}
