package de.defus.monitor.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds out what somebody may do now, for work that goes on after the request that began it. */
@ApplicationScoped
public class FindUser {

    private final Users users;

    FindUser(Users users) {
        this.users = users;
    }

    /** The account with its role of this moment; absent if it is locked or gone. */
    public Optional<User> find(UUID id) {
        return users.find(id).filter(user -> !user.disabled());
    }
}
