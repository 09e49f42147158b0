package de.defus.monitor.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Refuses texts in JSON that no database, workbook or page can hold: NUL and halves of a character, which JSON can escape.
 * Told where the text stands, before anything is done with it.
 */
@Singleton
class StorableStrings implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("storable strings").addDeserializer(String.class, new Reading()));
    }

    /** Says that a text cannot be stored; the path says which. */
    static final class Unstorable extends JsonMappingException {

        private static final long serialVersionUID = 1L;

        private Unstorable(JsonParser parser) {
            super(parser, "a text with NUL or half a character");
        }
    }

    private static final class Reading extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = super.deserialize(parser, context);
            if (text != null && !UnstorableText.isStorable(text)) {
                throw new Unstorable(parser);
            }
            return text;
        }
    }
}
