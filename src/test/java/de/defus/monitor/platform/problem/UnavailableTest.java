package de.defus.monitor.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class UnavailableTest {

    @Test
    void aCommitWithoutAnAnswerPassesByItself() {
        // As the transaction manager tells it: the reason is not the cause, it is suppressed.
        var unanswered = new XAException("Error trying to transactionCommit local transaction");
        unanswered.initCause(new SQLException("terminating connection due to unexpected postmaster exit", "57P01"));
        var rolledBack = new RollbackException("Could not commit transaction.");
        rolledBack.addSuppressed(unanswered);

        assertTrue(Unavailable.isCauseOf(new IllegalStateException(rolledBack)));
        assertEquals("SQLSTATE 57P01", Unavailable.reason(new IllegalStateException(rolledBack)));
    }

    @Test
    void aBrokenRuleOfTheDatabaseIsAFaultOfTheProgram() {
        var broken = new RollbackException("Could not commit transaction.");
        broken.addSuppressed(new SQLException("violates check constraint", "23514"));

        assertFalse(Unavailable.isCauseOf(broken));
        assertFalse(Unavailable.isCauseOf(new IllegalStateException()));
    }
}
