package de.defus.monitor.survey.sample;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of an uploaded file: UTF-8, or what spreadsheets in western Europe write when they do not. */
final class FileText {

    private FileText() {}

    static String of(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
