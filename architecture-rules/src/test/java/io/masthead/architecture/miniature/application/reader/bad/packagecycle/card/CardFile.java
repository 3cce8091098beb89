package io.masthead.architecture.miniature.application.reader.bad.packagecycle.card;

import io.masthead.architecture.miniature.application.reader.bad.packagecycle.Drawer;

public record CardFile(Drawer drawer) {}
