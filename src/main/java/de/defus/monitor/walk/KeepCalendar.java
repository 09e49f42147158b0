package de.defus.monitor.walk;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives an office a calendar with a secret address, takes it back, and writes it for whoever knows the address. */
@ApplicationScoped
public class KeepCalendar {

    private static final int BYTES = 32;

    private final MeasureCalendars calendars;
    private final ListMeasures measures;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;
    private final InstantSource clock;

    KeepCalendar(
            MeasureCalendars calendars,
            ListMeasures measures,
            TenantScope scope,
            AuditLog audit,
            SecureRandom chance,
            InstantSource clock) {
        this.calendars = calendars;
        this.measures = measures;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * Makes a calendar; an earlier address of the same office stops working.
     *
     * @param department an office that has measures; empty for all
     * @return the secret in the address, which is told this once
     * @throws Refusal {@code INVALID_INPUT} for an office without measures
     */
    public String open(UUID municipalityId, String department, String actor) {
        var office = department == null ? "" : department.strip();
        if (!office.isEmpty() && !measures.departments(municipalityId).contains(office)) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("department", "walk.fault.choose")));
        }
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        scope.run(municipalityId, () -> {
            calendars.put(office, digest(token), actor, clock.instant());
            audit.record(actor, "measure.calendar-opened", office, Map.of());
        });
        return token;
    }

    /**
     * Ends a calendar: its address stops working.
     *
     * @throws Refusal {@code NOT_FOUND} if the office has none
     */
    public void close(UUID municipalityId, String department, String actor) {
        var office = department == null ? "" : department.strip();
        scope.run(municipalityId, () -> {
            if (!calendars.remove(office)) {
                throw new Refusal(ProblemType.NOT_FOUND);
            }
            audit.record(actor, "measure.calendar-closed", office, Map.of());
        });
    }

    /** Whose calendar has this secret in its address. */
    MeasureCalendars.Owner owner(String token) {
        if (!token.matches("[A-Za-z0-9_-]{43}")) {
            throw new Refusal(ProblemType.NOT_FOUND);
        }
        return calendars.find(digest(token)).orElseThrow(() -> new Refusal(ProblemType.NOT_FOUND));
    }

    /** SHA-256, hexadecimal. No salt: the secret has 256 random bits. */
    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
