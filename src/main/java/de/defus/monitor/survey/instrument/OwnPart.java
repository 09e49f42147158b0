package de.defus.monitor.survey.instrument;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.questionnaire.Adaptation;
import de.defus.monitor.questionnaire.Adaptation.OwnPlace;
import de.defus.monitor.questionnaire.Adaptation.OwnQuestion;
import de.defus.monitor.survey.WaveView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A list within an adaptation whose entries have a form each: the own places, or the own questions.
 *
 * @param name what the faults of {@link de.defus.monitor.questionnaire.AdaptationCheck} begin with
 */
record OwnPart<T>(
        String name,
        Function<T, String> key,
        Function<Adaptation, List<T>> list,
        BiFunction<Adaptation, List<T>, Adaptation> with) {

    static final OwnPart<OwnPlace> PLACES =
            new OwnPart<>("places", OwnPlace::key, Adaptation::places, Adaptation::withPlaces);
    static final OwnPart<OwnQuestion> QUESTIONS =
            new OwnPart<>("questions", OwnQuestion::key, Adaptation::questions, Adaptation::withQuestions);

    /** @throws Refusal {@code NOT_FOUND} if nothing has this key */
    T find(Adaptation adaptation, String wanted) {
        return list.apply(adaptation).get(position(adaptation, wanted));
    }

    /**
     * Puts an entry in the place of the one with its key; at the end if it has no key yet.
     *
     * @throws Refusal that of {@link AdaptWave}, its faults at the fields of the entry's form; {@code NOT_FOUND} if the entry
     *     was removed meanwhile
     */
    void put(AdaptWave adapt, WaveView wave, T entry, String actor) {
        var position = new int[1];
        try {
            adapt.adapt(
                    wave,
                    before -> {
                        var entries = new ArrayList<>(list.apply(before));
                        if (key.apply(entry).isEmpty()) {
                            position[0] = entries.size();
                            entries.add(entry);
                        } else {
                            position[0] = position(before, key.apply(entry));
                            entries.set(position[0], entry);
                        }
                        return with.apply(before, entries);
                    },
                    actor);
        } catch (Refusal refused) {
            throw atForm(refused, name + "." + position[0] + ".");
        }
    }

    void remove(AdaptWave adapt, WaveView wave, String unwanted, String actor) {
        adapt.adapt(
                wave,
                before -> with.apply(
                        before,
                        list.apply(before).stream()
                                .filter(entry -> !key.apply(entry).equals(unwanted))
                                .toList()),
                actor);
    }

    private int position(Adaptation adaptation, String wanted) {
        var position = list.apply(adaptation).stream().map(key).toList().indexOf(wanted);
        if (position < 0) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return position;
    }

    private static Refusal atForm(Refusal refused, String prefix) {
        return new Refusal(
                refused.type(),
                refused.faults().stream()
                        .map(fault -> fault.where().startsWith(prefix)
                                ? new Fault(
                                        fault.where().substring(prefix.length()), fault.messageKey(), fault.arguments())
                                : fault)
                        .toList(),
                refused.arguments().toArray());
    }
}
