package de.defus.monitor.survey.sample;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.Sampling;
import de.defus.monitor.survey.Surveys;
import de.defus.monitor.survey.WaveState;
import de.defus.monitor.survey.WaveView;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes over a list of staff in the place of a drawn sample: everybody on it gets a letter, and the strata are departments.
 * Letter numbers are shuffled over the departments.
 */
@ApplicationScoped
public class LoadStaffList {

    /** What is expected of surveys among colleagues; says how exact figures will be, nothing else. */
    private static final int RESPONSE_PERCENT = 50;

    private final Samples samples;
    private final Surveys surveys;
    private final InstrumentOfWave instruments;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;

    LoadStaffList(
            Samples samples,
            Surveys surveys,
            InstrumentOfWave instruments,
            TenantScope scope,
            AuditLog audit,
            SecureRandom chance) {
        this.samples = samples;
        this.surveys = surveys;
        this.instruments = instruments;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
    }

    /**
     * Puts a list in the place of an earlier one.
     *
     * @param file numbers and departments, CSV or XLSX
     * @throws Refusal {@code INVALID_INPUT} with every fault, also for departments smaller than the survey's minimum base;
     *     {@code WRONG_STATE} for a wave of residents, for one that is open to all, and once codes are issued
     */
    public SampleView load(WaveView wave, byte[] file, String actor) {
        if (wave.state() != WaveState.DRAFT || !takesStaff(wave)) {
            throw new Refusal(ProblemType.WRONG_STATE);
        }
        var staff = StaffFile.read(file, smallestDepartment(wave));
        var letters = staff.departments().stream().collect(Collectors.toMap(Stratum::code, Stratum::letters));
        var seed = chance.nextLong(DrawSample.SEEDS);
        scope.run(wave.municipalityId(), () -> {
            var kept = samples.replacePlan(wave, AllocationMethod.STAFF_LIST, RESPONSE_PERCENT, staff.departments())
                    && samples.replaceUnits(wave, staff.units(), Draw.digest(staff.units()))
                    && samples.storeDraw(wave.id(), Draw.draw(staff.units(), letters, seed), seed);
            if (!kept) {
                throw new Refusal(ProblemType.WRONG_STATE);
            }
            audit.record(
                    actor,
                    "sample.staffLoaded",
                    wave.id().toString(),
                    Map.of(
                            "people", Integer.toString(staff.units().size()),
                            "departments", Integer.toString(staff.departments().size())));
        });
        return samples.find(wave).orElseThrow();
    }

    /** Whether people come to this wave by a list of staff: its questionnaire knows no districts. */
    boolean takesStaff(WaveView wave) {
        return wave.sampling() == Sampling.STRATIFIED_SAMPLE
                && !instruments.get(wave).hasDistricts();
    }

    /** As many as a result needs: a smaller department could never be shown, but its people could be recognised. */
    int smallestDepartment(WaveView wave) {
        return surveys.get(wave.municipalityId(), wave.surveyId()).minimumBase();
    }
}
