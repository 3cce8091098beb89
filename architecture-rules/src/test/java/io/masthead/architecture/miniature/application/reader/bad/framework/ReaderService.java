package io.masthead.architecture.miniature.application.reader.bad.framework;

import org.springframework.stereotype.Component;

@Component
final class ReaderService {}
