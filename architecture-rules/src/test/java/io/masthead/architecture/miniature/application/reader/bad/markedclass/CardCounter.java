package io.masthead.architecture.miniature.application.reader.bad.markedclass;

import io.masthead.architecture.miniature.application.Query;

@Query
public final class CardCounter {}
