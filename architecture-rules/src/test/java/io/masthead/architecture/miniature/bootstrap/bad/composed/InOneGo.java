package io.masthead.architecture.miniature.bootstrap.bad.composed;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.transaction.annotation.Transactional;

@Transactional
@Retention(RetentionPolicy.RUNTIME)
@interface InOneGo {}
