package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Entity;

/** Entity class. */
@Entity
public class EntityClass {}
