package de.defus.monitor.account;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes a key for a program. */
@ApplicationScoped
class MakeApiToken {

    static final int LONGEST_DAYS = 366;
    static final int USUAL_DAYS = 90;
    static final int MOST_KEYS = 20;
    private static final int LONGEST_NAME = 100;

    private final ApiTokens tokens;
    private final CurrentUser current;
    private final TenantScope scope;
    private final AuditLog audit;
    private final SecureRandom chance;
    private final InstantSource clock;

    MakeApiToken(
            ApiTokens tokens,
            CurrentUser current,
            TenantScope scope,
            AuditLog audit,
            SecureRandom chance,
            InstantSource clock) {
        this.tokens = tokens;
        this.current = current;
        this.scope = scope;
        this.audit = audit;
        this.chance = chance;
        this.clock = clock;
    }

    /**
     * A new key.
     *
     * @param key what the program sends; nobody can read it again
     */
    record Made(ApiToken token, String key) {}

    /**
     * @param role null for the weakest
     * @param endsOn the last day on which it is good; null for the usual time
     * @throws Refusal {@code INVALID_INPUT} with every fault; {@code FORBIDDEN} for programs: a key makes no keys
     */
    Made make(String name, Role role, LocalDate endsOn) {
        var city = current.municipalityId();
        var owner = current.find().orElseThrow();
        if (current.isProgram()) {
            throw new Refusal(ProblemType.FORBIDDEN);
        }
        var today = AccountDays.today(clock);
        var wanted = role == null ? Role.ANALYST : role;
        var last = endsOn == null ? today.plusDays(USUAL_DAYS) : endsOn;
        var faults = faults(name, wanted, last, owner, today);
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        var key = ApiKeys.make(chance);
        var token = new ApiToken(
                UUID.randomUUID(),
                city,
                owner.id(),
                owner.email(),
                name.strip(),
                wanted,
                today,
                last,
                Optional.empty());
        scope.run(city, () -> {
            if (tokens.count(owner.id()) >= MOST_KEYS) {
                throw new Refusal(
                        ProblemType.INVALID_INPUT, List.of(Fault.at("name", "account.fault.tooManyKeys", MOST_KEYS)));
            }
            tokens.add(token, Secrets.digest(key));
            audit.record(
                    owner.email(),
                    "token.made",
                    token.id().toString(),
                    Map.of("name", token.name(), "role", wanted.name(), "endsOn", last.toString()));
        });
        return new Made(token, key);
    }

    private static List<Fault> faults(String name, Role role, LocalDate last, User owner, LocalDate today) {
        var faults = new ArrayList<Fault>();
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            faults.add(Fault.at("name", "account.fault.keyName", LONGEST_NAME));
        }
        if (!owner.role().includes(role)) {
            faults.add(Fault.at("role", "account.fault.keyRole"));
        }
        if (last.isBefore(today) || last.isAfter(today.plusDays(LONGEST_DAYS))) {
            faults.add(Fault.at("endsOn", "account.fault.keyEnds", today.plusDays(LONGEST_DAYS)));
        }
        return faults;
    }
}
