package io.masthead.architecture.miniature.application.loan.bad.applicationcycle;

import io.masthead.architecture.miniature.application.reader.FindReader;

record Finding(FindReader find) {}
