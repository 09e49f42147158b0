package de.defus.monitor.questionnaire;

import de.defus.monitor.platform.problem.Fault;
import java.util.ArrayList;
import java.util.List;

/** Everything wrong with the files of a questionnaire, with file, line and path. */
final class FileFaults {

    private final List<Fault> faults = new ArrayList<>();

    void add(YamlFile file, String path, String messageKey, Object... arguments) {
        add(file.name(), file.line(path), path, messageKey, arguments);
    }

    void add(String file, int line, String path, String messageKey, Object... arguments) {
        faults.add(Fault.at(file + ":" + line + (path.isEmpty() ? "" : " " + path), messageKey, arguments));
    }

    void addAll(FileFaults others) {
        faults.addAll(others.faults);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<Fault> list() {
        return List.copyOf(faults);
    }
}
