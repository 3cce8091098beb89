package io.masthead.architecture.miniature.domain.reader.bad.annotation;

import org.springframework.stereotype.Component;

@Component
public class Shelf {}
