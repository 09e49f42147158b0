package de.defus.monitor.account;

import java.util.Set;

/** What a member of staff may do. A city admin may do all that an analyst may. */
public enum Role {
    ANALYST(Set.of("ANALYST")),
    CITY_ADMIN(Set.of("ANALYST", "CITY_ADMIN")),
    PLATFORM_ADMIN(Set.of("PLATFORM_ADMIN"));

    private final Set<String> rights;

    Role(Set<String> rights) {
        this.rights = rights;
    }

    /** The names that resources ask for. */
    Set<String> rights() {
        return rights;
    }

    /** Whether who has this role may do all that another may. */
    boolean includes(Role other) {
        return rights.containsAll(other.rights);
    }

    /** The key of its name in messages. */
    public String textKey() {
        return "account.role." + name();
    }
}
