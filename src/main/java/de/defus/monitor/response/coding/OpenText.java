package de.defus.monitor.response.coding;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody wrote. The id is random and leads nowhere.
 *
 * @param settled whether it has been worked through: coded, found to fit no code, or hidden
 * @param findings parts that look like names, telephone numbers or addresses
 */
public record OpenText(
        UUID id, String body, boolean hidden, boolean settled, Set<Integer> codes, List<String> findings) {

    public OpenText {
        codes = Set.copyOf(codes);
        findings = List.copyOf(findings);
    }

    public boolean has(int code) {
        return codes.contains(code);
    }

    /** Whether it was read and no code fits it. */
    public boolean isWithoutCode() {
        return settled && !hidden && codes.isEmpty();
    }

    /** Says nothing of what was written: it must not slip into a log. */
    @Override
    public String toString() {
        return "OpenText[…]";
    }
}
