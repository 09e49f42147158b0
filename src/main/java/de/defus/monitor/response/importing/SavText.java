package de.defus.monitor.response.importing;

import de.defus.monitor.platform.table.BrokenFile;
import de.defus.monitor.platform.table.Plain;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Decodes the texts of an SPSS file; bytes that its encoding does not know are refused, not replaced. */
record SavText(Charset charset) {

    private static final int ASCII = 2;
    private static final int EIGHT_BIT_ASCII = 3;
    private static final int LATIN_1 = 28591;
    private static final int UTF_8 = 65001;

    /** The encoding that a file names in its encoding record. */
    static SavText named(String name) {
        try {
            return new SavText(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw BrokenFile.because("importing.fault.savEncoding", Plain.shown(name));
        }
    }

    /** The encoding that older files give as a number; Windows-1252 where they give none. */
    static SavText numbered(int code) {
        return switch (code) {
            case UTF_8 -> new SavText(StandardCharsets.UTF_8);
            case LATIN_1 -> new SavText(StandardCharsets.ISO_8859_1);
            case 0, ASCII, EIGHT_BIT_ASCII -> new SavText(Charset.forName("windows-1252"));
            default -> {
                if (code < 1250 || code > 1258) {
                    throw BrokenFile.because("importing.fault.savEncoding", Integer.toString(code));
                }
                yield new SavText(Charset.forName("windows-" + code));
            }
        };
    }

    /** A text without the blanks that fill it up. */
    String decode(byte[] bytes) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .stripTrailing();
        } catch (CharacterCodingException e) {
            throw BrokenFile.because("importing.fault.savEncoding", charset.name());
        }
    }
}
