package io.masthead.architecture.miniature.application.reader.bad.transactionmanager;

import org.springframework.transaction.PlatformTransactionManager;

public record Careful(PlatformTransactionManager manager) {}
