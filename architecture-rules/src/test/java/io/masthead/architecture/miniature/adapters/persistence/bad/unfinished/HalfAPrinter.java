package io.masthead.architecture.miniature.adapters.persistence.bad.unfinished;

import io.masthead.architecture.miniature.domain.reader.bad.unfinished.Printer;

abstract class HalfAPrinter implements Printer {}
