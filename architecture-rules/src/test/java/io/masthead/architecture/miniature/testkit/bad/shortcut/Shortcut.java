package io.masthead.architecture.miniature.testkit.bad.shortcut;

import io.masthead.architecture.miniature.adapters.persistence.PersistenceConfiguration;

public record Shortcut(PersistenceConfiguration persistence) {}
