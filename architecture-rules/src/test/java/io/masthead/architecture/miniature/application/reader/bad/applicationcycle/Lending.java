package io.masthead.architecture.miniature.application.reader.bad.applicationcycle;

import io.masthead.architecture.miniature.application.loan.LendBook;

record Lending(LendBook lend) {}
