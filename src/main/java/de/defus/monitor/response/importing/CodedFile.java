package de.defus.monitor.response.importing;

import de.defus.monitor.questionnaire.Questionnaire;
import de.defus.monitor.response.AddImportedAnswers;
import java.util.List;

/**
 * A file coded by its mapping.
 *
 * @param answers one for each row; usable only if nothing was found
 * @param findings everything wrong, first the columns, then row by row
 * @param part the part of the questionnaire that the file answers
 * @param unused names of columns that the mapping does not read
 * @param absent columns of the questionnaire that the file does not fill; they are stored as not asked
 * @param weighted whether the answers carry weights
 */
record CodedFile(
        List<AddImportedAnswers.Answer> answers,
        List<Finding> findings,
        Questionnaire part,
        List<String> unused,
        List<String> absent,
        boolean weighted) {

    CodedFile {
        answers = List.copyOf(answers);
        findings = List.copyOf(findings);
        unused = List.copyOf(unused);
        absent = List.copyOf(absent);
    }
}
