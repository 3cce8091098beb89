package io.masthead.architecture.miniature.bootstrap;

import io.masthead.architecture.miniature.adapters.persistence.PersistenceConfiguration;
import io.masthead.architecture.miniature.adapters.rest.loan.LoanAnswer;
import io.masthead.architecture.miniature.adapters.rest.reader.ReaderAnswer;
import io.masthead.architecture.miniature.application.assembly.UseCases;
import io.masthead.architecture.miniature.domain.reader.Reader;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Bootstrap may know every adapter, open transactions, and speak to the console. */
public final class Library {

    private static final Class<?>[] PARTS = {PersistenceConfiguration.class, ReaderAnswer.class, LoanAnswer.class};

    private Library() {}

    public static void open(PlatformTransactionManager manager, UseCases useCases) {
        new TransactionTemplate(manager)
                .executeWithoutResult(status -> useCases.enrol().enrol(new Reader(1, "Ada")));
        System.out.println(PARTS.length + " parts");
    }
}
