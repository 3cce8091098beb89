package io.masthead.adapters.persistence;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Reports trouble at the begin and at the commit as the domain's failures, like trouble in between. */
final class TranslatingTransactionManager extends JpaTransactionManager {

    TranslatingTransactionManager(EntityManagerFactory entityManagerFactory) {
        super(entityManagerFactory);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        try {
            super.doBegin(transaction, definition);
        } catch (RuntimeException problem) {
            throw SqlExceptionTranslation.translate(problem, null);
        }
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            super.doCommit(status);
        } catch (RuntimeException problem) {
            throw SqlExceptionTranslation.translate(problem, null);
        }
    }

    /** A rollback that fails has lost its connection, and with it the transaction: the first problem is the news. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException problem) {
            logger.debug("The connection broke before the rollback", problem);
        }
    }
}
