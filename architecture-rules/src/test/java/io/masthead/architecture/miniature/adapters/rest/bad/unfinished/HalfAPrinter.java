package io.masthead.architecture.miniature.adapters.rest.bad.unfinished;

import io.masthead.architecture.miniature.domain.reader.bad.unfinished.Printer;

abstract class HalfAPrinter implements Printer {}
