package de.defus.monitor.survey.access;

import java.util.ArrayList;
import java.util.List;

/** An element of the structure that every copy of some pages gets: what its marks are, in the order in which they are read. */
final class Tag {

    /** Where something is written: page of the template and number of the mark on it, both from 0. */
    record Mark(int page, int number) {}

    private final String type;
    private final List<Tag> kids = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private String scope = "";
    private String alternative = "";
    private String language = "";

    /** @param type of ISO 32000-1, 14.8.4, such as {@code H1} */
    Tag(String type) {
        this.type = type;
    }

    /** A new element within this one, last. */
    Tag add(String childType) {
        var child = new Tag(childType);
        kids.add(child);
        return child;
    }

    /** A heading of a table: {@code Row} or {@code Column}. */
    Tag withScope(String heads) {
        scope = heads;
        return this;
    }

    /** What is read in the place of a picture. */
    Tag withAlternative(String words) {
        alternative = words;
        return this;
    }

    /** BCP 47 tag, where it is another one than that of the document. */
    Tag withLanguage(String other) {
        language = other;
        return this;
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    String type() {
        return type;
    }

    List<Tag> kids() {
        return kids;
    }

    List<Mark> marks() {
        return marks;
    }

    String scope() {
        return scope;
    }

    String alternative() {
        return alternative;
    }

    String language() {
        return language;
    }

    /** Elements of this one and all within. */
    int size() {
        return 1 + kids.stream().mapToInt(Tag::size).sum();
    }
}
