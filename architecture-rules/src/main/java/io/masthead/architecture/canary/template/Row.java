package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Entity;

/** An entity. */
@Entity
public class Row {}
