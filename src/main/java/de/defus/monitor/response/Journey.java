package de.defus.monitor.response;

import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.questionnaire.Section;
import de.defus.monitor.questionnaire.check.Routing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way through the pages: sections in which something is asked, given the answers so far. */
record Journey(List<Section> sections) {

    static Journey of(Questionnaire questionnaire, Map<String, List<String>> answers) {
        return new Journey(questionnaire.sections().stream()
                .filter(section ->
                        section.questions().stream().anyMatch(question -> Routing.isAsked(question, answers)))
                .toList());
    }

    Optional<Section> find(String key) {
        return sections.stream().filter(section -> section.key().equals(key)).findFirst();
    }

    /** Number of a page, counted from 1. */
    int position(Section section) {
        return indexOf(section.key()) + 1;
    }

    /** Key of the page after this one; absent after the last. */
    Optional<String> after(String key) {
        var next = indexOf(key) + 1;
        return next < sections.size() ? Optional.of(sections.get(next).key()) : Optional.empty();
    }

    /** Key of the page before this one; absent on the first. */
    Optional<String> before(String key) {
        var index = indexOf(key);
        return index > 0 ? Optional.of(sections.get(index - 1).key()) : Optional.empty();
    }

    private int indexOf(String key) {
        return sections.stream().map(Section::key).toList().indexOf(key);
    }
}
