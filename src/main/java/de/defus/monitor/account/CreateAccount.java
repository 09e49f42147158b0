package de.defus.monitor.account;

import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** Makes an account from a one-time link and a password of its owner's choice. */
@ApplicationScoped
class CreateAccount {

    private final AccountLinks links;
    private final Users users;

    CreateAccount(AccountLinks links, Users users) {
        this.links = links;
        this.users = users;
    }

    /**
     * @param email taken from the link if it names one
     * @throws Refusal {@code INVALID_INPUT}, {@code ALREADY_EXISTS} or {@code SETUP_LINK_INVALID}; the link is used up by
     *     success only
     */
    User create(String token, String email, String password) {
        var link = links.get(token);
        var name = link.email().orElse(email == null ? "" : email.strip());
        var faults = new ArrayList<Fault>();
        if (!name.matches("[^@\\s]+@[^@\\s]+") || name.length() > 254) {
            faults.add(Fault.at("email", "account.fault.email"));
        }
        faults.addAll(Passwords.faults(password));
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
        if (users.findByEmail(name).isPresent()) {
            throw new Refusal(ProblemType.ALREADY_EXISTS, name);
        }
        links.consume(token);
        var user = new User(UUID.randomUUID(), link.municipalityId(), name, link.role(), false);
        users.add(user, Passwords.hash(password));
        return user;
    }

    /** A link by which somebody makes the account of this role in this municipality. */
    String invite(Optional<UUID> municipalityId, Role role, Optional<String> email) {
        email.filter(name -> !name.matches("[^@\\s]+@[^@\\s]+")).ifPresent(name -> {
            throw new Refusal(ProblemType.INVALID_INPUT, java.util.List.of(Fault.at("email", "account.fault.email")));
        });
        return links.issue(new AccountLinks.AccountLink(municipalityId, role, email));
    }
}
