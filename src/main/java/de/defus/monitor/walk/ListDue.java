package de.defus.monitor.walk;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each office has to see to: what is overdue, what is due soon, and what has no day yet. */
@ApplicationScoped
public class ListDue {

    public static final int DAYS = 14;
    static final int MOST_DAYS = 366;

    private final ListMeasures measures;
    private final MeasureNotices notices;

    ListDue(ListMeasures measures, MeasureNotices notices) {
        this.measures = measures;
        this.notices = notices;
    }

    /** The offices that have something open, those with the most overdue first. */
    public record Due(LocalDate today, int days, List<Office> offices) {

        public int overdue() {
            return offices.stream().mapToInt(office -> office.overdue().size()).sum();
        }
    }

    /**
     * An office's list.
     *
     * @param overdue what should be done by now, the oldest first
     * @param soon what is due within the days asked for, today included
     * @param undated what is open and has no day
     * @param later how many are open and due later
     */
    public record Office(String department, List<Entry> overdue, List<Entry> soon, List<Entry> undated, int later) {

        public List<Entry> listed() {
            return java.util.stream.Stream.of(overdue, soon, undated)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /**
     * A measure.
     *
     * @param days until it is due; negative since when it is overdue, 0 without a day
     * @param putOff how often it was due earlier
     * @param reminded the last reminder
     */
    public record Entry(Measure measure, String walkTitle, long days, int putOff, Optional<MeasureNotice> reminded) {

        public long daysLate() {
            return -days;
        }
    }

    /**
     * @param department part of the office's name, in any case; empty for all
     * @param days how far to look ahead, 0 to 366
     * @throws Refusal {@code INVALID_INPUT} for other days
     */
    public Due list(UUID municipalityId, String department, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("days", "walk.fault.days", MOST_DAYS)));
        }
        var today = measures.today();
        var told = notices.byMeasure(municipalityId);
        var filter = new ListMeasures.Filter(Optional.empty(), Optional.empty(), department, false);
        var open = measures.list(municipalityId, filter).stream()
                .filter(row -> !row.measure().state().isSettled())
                .collect(Collectors.groupingBy(
                        row -> row.measure().content().department(),
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.mapping(row -> entry(row, today, told), Collectors.toList())));
        return new Due(
                today,
                days,
                open.entrySet().stream()
                        .map(office -> office(office.getKey(), office.getValue(), days))
                        .sorted(Comparator.comparingInt(
                                (Office office) -> -office.overdue().size()))
                        .toList());
    }

    private static Entry entry(WalkExport.MeasureRow row, LocalDate today, Map<UUID, List<MeasureNotice>> told) {
        var measure = row.measure();
        var ofMeasure = told.getOrDefault(measure.id(), List.of());
        return new Entry(
                measure,
                row.walkTitle(),
                measure.content().dueOn() == null
                        ? 0
                        : ChronoUnit.DAYS.between(today, measure.content().dueOn()),
                (int) ofMeasure.stream().filter(MeasureNotice::isPutOff).count(),
                ofMeasure.stream().filter(MeasureNotice::isReminder).reduce((earlier, later) -> later));
    }

    private static Office office(String department, List<Entry> open, int days) {
        var dated = open.stream()
                .filter(entry -> entry.measure().content().dueOn() != null)
                .sorted(Comparator.comparingLong(Entry::days))
                .toList();
        return new Office(
                department,
                dated.stream().filter(entry -> entry.days() < 0).toList(),
                dated.stream()
                        .filter(entry -> entry.days() >= 0 && entry.days() <= days)
                        .toList(),
                open.stream()
                        .filter(entry -> entry.measure().content().dueOn() == null)
                        .toList(),
                (int) dated.stream().filter(entry -> entry.days() > days).count());
    }
}
