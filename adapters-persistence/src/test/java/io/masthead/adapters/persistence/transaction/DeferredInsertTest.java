package io.masthead.adapters.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masthead.adapters.persistence.Database;
import io.masthead.adapters.persistence.DatabaseTest;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.audit.AuditAction;
import io.masthead.domain.audit.AuditEntry;
import io.masthead.domain.audit.AuditRecord;
import io.masthead.testkit.Sessions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Entries of the audit log, which wait for the commit, are kept with the rest of their unit or not at all. */
@DatabaseTest
@SuppressWarnings("MethodName")
class DeferredInsertTest {

    private static final AuditRecord RECORD = new AuditRecord(
            Sessions.BEGUN, AuditAction.SIGN_IN_FAILED, Optional.empty(), Optional.empty(), RequestOrigin.HOST);

    private final Database database;
    private final PlatformTransactionManager manager;

    DeferredInsertTest(@Autowired Database database, @Autowired PlatformTransactionManager manager) {
        this.database = database;
        this.manager = manager;
    }

    @BeforeEach
    void empty() {
        database.emptied();
    }

    @Test
    void all_entries_of_a_unit_are_kept_and_can_be_read_in_it() {
        database.run(() -> {
            database.audit().add(RECORD);
            database.audit().add(RECORD);
            assertThat(entries()).hasSize(2);
            database.audit().add(RECORD);
        });

        assertThat(entries()).hasSize(3);
    }

    @Test
    void a_transaction_that_must_be_rolled_back_keeps_none() {
        TransactionTemplate joined = new TransactionTemplate(manager);

        assertThatThrownBy(() -> database.run(() -> {
                    database.audit().add(RECORD);
                    joined.executeWithoutResult(status -> status.setRollbackOnly());
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_listener_that_refuses_the_commit_keeps_none() {
        assertThatThrownBy(() -> database.run(() -> {
                    database.audit().add(RECORD);
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            throw new IllegalStateException("refused");
                        }
                    });
                }))
                .hasMessage("refused");
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_transaction_of_its_own_inside_a_unit_commits_nothing_of_the_unit() {
        TransactionTemplate apart = new TransactionTemplate(manager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        assertThatThrownBy(() -> database.run(() -> {
                    database.audit().add(RECORD);
                    apart.executeWithoutResult(status -> {});
                    throw new IllegalStateException("the unit fails");
                }))
                .hasMessage("the unit fails");
        assertThat(entries()).isEmpty();
    }

    private List<AuditEntry> entries() {
        return database.audit().list(Optional.empty(), 10);
    }
}
