package de.defus.monitor.place;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Loads a city's districts and its population from files: all of a file or nothing. */
@ApplicationScoped
public class LoadPlaces {

    private final Districts districts;
    private final Population population;
    private final TenantScope scope;
    private final AuditLog audit;

    LoadPlaces(Districts districts, Population population, TenantScope scope, AuditLog audit) {
        this.districts = districts;
        this.population = population;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * Replaces the districts by those of a GeoJSON file, and with them the population counts, which belong to districts.
     *
     * @throws de.defus.monitor.platform.problem.Refusal {@code GEOMETRY_INVALID} with every fault
     */
    public List<District> loadDistricts(UUID municipalityId, String geoJson, String actor) {
        var read = DistrictFile.read(geoJson);
        scope.run(municipalityId, () -> {
            districts.replaceAll(municipalityId, read);
            audit.record(actor, "districts.loaded", municipalityId.toString(), count(read.size()));
        });
        return read;
    }

    /**
     * Replaces the present population counts by those of a CSV or Excel file.
     *
     * @throws de.defus.monitor.platform.problem.Refusal {@code INVALID_INPUT} with every fault by row
     */
    public List<PopulationCount> loadPopulation(UUID municipalityId, byte[] file, String actor) {
        return loadPopulation(municipalityId, Optional.empty(), file, actor);
    }

    /**
     * Replaces the population counts of a day by those of a CSV or Excel file, for a wave of that time.
     *
     * @param asOf the day the counts are of; absent for the present ones
     * @throws de.defus.monitor.platform.problem.Refusal {@code INVALID_INPUT} with every fault by row
     */
    public List<PopulationCount> loadPopulation(
            UUID municipalityId, Optional<LocalDate> asOf, byte[] file, String actor) {
        var codes = districts.list(municipalityId).stream().map(District::code).collect(Collectors.toSet());
        var read = PopulationFile.read(file, codes);
        scope.run(municipalityId, () -> {
            population.replaceAll(municipalityId, asOf, read);
            audit.record(actor, "population.loaded", municipalityId.toString(), count(read.size()));
        });
        return read;
    }

    private static Map<String, String> count(int rows) {
        return Map.of("rows", Integer.toString(rows));
    }
}
