package de.defus.monitor.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The keys that the current user may see and end: the own ones, and as an administrator of the city everybody's. */
@ApplicationScoped
class ListApiTokens {

    private final ApiTokens tokens;
    private final CurrentUser current;

    ListApiTokens(ApiTokens tokens, CurrentUser current) {
        this.tokens = tokens;
        this.current = current;
    }

    List<ApiToken> list() {
        var city = current.municipalityId();
        var reader = current.find().orElseThrow();
        return tokens.list(city).stream()
                .filter(token -> current.isCityAdmin() || token.userId().equals(reader.id()))
                .toList();
    }
}
