package io.masthead.architecture.miniature.domain.reader.bad.date;

import java.util.Date;

@SuppressWarnings("JavaUtilDate")
public record Birthday(Date day) {}
