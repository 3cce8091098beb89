package io.masthead.architecture.miniature.bootstrap;

import io.masthead.architecture.miniature.adapters.persistence.PersistenceConfiguration;
import io.masthead.architecture.miniature.adapters.rest.loan.LoanView;
import io.masthead.architecture.miniature.adapters.rest.reader.ReaderView;
import io.masthead.architecture.miniature.application.assembly.UseCases;
import io.masthead.architecture.miniature.domain.reader.Reader;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Bootstrap code, which may depend on every adapter, open transactions and write to the console. */
public final class Library {

    private static final Class<?>[] PARTS = {PersistenceConfiguration.class, ReaderView.class, LoanView.class};

    private Library() {}

    public static void open(PlatformTransactionManager manager, UseCases useCases) {
        new TransactionTemplate(manager)
                .executeWithoutResult(status -> useCases.enrol().enrol(new Reader(1, "Ada")));
        System.out.println(PARTS.length + " parts");
    }
}
