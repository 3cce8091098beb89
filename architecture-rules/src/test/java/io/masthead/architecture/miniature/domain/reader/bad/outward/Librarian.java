package io.masthead.architecture.miniature.domain.reader.bad.outward;

import io.masthead.architecture.miniature.application.reader.FindReader;

public record Librarian(FindReader find) {}
