package de.defus.monitor.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Under which user the server's programs run. PostgreSQL refuses to run as root; root therefore runs them in a user
 * namespace of their own (files stay root's), or, where the machine forbids that, as {@code nobody}.
 */
final class ServerAccount {

    private static final List<String> IN_USER_NAMESPACE = List.of("unshare", "-U", "--");
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--");

    private final List<String> prefix;

    private ServerAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * The account for a data folder; gives the folder to {@code nobody} if nothing else is possible.
     *
     * @throws StartFailure if this is root and no other user can be had
     */
    static ServerAccount forFolder(Path folder) throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return new ServerAccount(List.of());
        }
        // The probe asks for what is needed: not being root, and still owning the folder.
        var probe = "test $(id -u) -ne 0 && test -w '%s'"
                .formatted(folder.toString().replace("'", "'\\''"));
        if (succeeds(IN_USER_NAMESPACE, "sh", "-c", probe)) {
            return new ServerAccount(IN_USER_NAMESPACE);
        }
        succeeds(List.of(), "chown", "-R", "nobody:nogroup", folder.toString());
        if (succeeds(AS_NOBODY, "sh", "-c", probe)) {
            return new ServerAccount(AS_NOBODY);
        }
        throw new StartFailure("root-has-no-other-user", folder);
    }

    /** The command as this account runs it. */
    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Hands files made by this program to the account that has to read them. */
    void own(Path path) throws IOException {
        if (prefix.equals(AS_NOBODY)) {
            succeeds(List.of(), "chown", "-R", "nobody:nogroup", path.toString());
        }
    }

    private static boolean succeeds(List<String> prefix, String... command) throws IOException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        try {
            var process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            return false; // the program is not installed
        }
    }
}
