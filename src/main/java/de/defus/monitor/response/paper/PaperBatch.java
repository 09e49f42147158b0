package de.defus.monitor.response.paper;

import java.util.List;
import java.util.UUID;

/**
 * A pile of paper forms.
 *
 * @param number 1, 2, … within the wave, as it is written on the pile
 * @param language in which its forms are printed
 * @param openedBy e-mail address of who opened it
 * @param begun forms somebody is typing the first time
 * @param waiting forms that wait for the second entry
 * @param second forms somebody is typing the second time
 * @param different forms whose entries differ
 * @param work what each clerk took up
 */
public record PaperBatch(
        UUID id,
        UUID waveId,
        int number,
        String label,
        String language,
        String openedBy,
        int begun,
        int waiting,
        int second,
        int different,
        List<Work> work) {

    /**
     * How many forms of the pile a clerk took up.
     *
     * @param clerk e-mail address
     */
    public record Work(String clerk, int firstEntries, int secondEntries) {}

    public PaperBatch {
        work = List.copyOf(work);
    }

    /** Forms that are typed in and not stored yet. */
    public int unfinished() {
        return begun + waiting + second + different;
    }
}
