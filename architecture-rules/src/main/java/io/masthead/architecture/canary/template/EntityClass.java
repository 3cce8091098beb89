package io.masthead.architecture.canary.template;

import io.masthead.architecture.canary.standin.Entity;
import io.masthead.architecture.canary.standin.Mark;

/** Entity class. */
@Mark
@Entity
public class EntityClass {}
