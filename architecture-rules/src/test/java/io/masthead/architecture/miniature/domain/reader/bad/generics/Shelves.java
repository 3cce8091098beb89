package io.masthead.architecture.miniature.domain.reader.bad.generics;

import java.util.List;
import org.springframework.context.ApplicationContext;

public record Shelves(List<ApplicationContext> contexts) {}
