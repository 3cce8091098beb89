package io.masthead.adapters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Test against the one PostgreSQL that all tests of this module share. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Database.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.hikari.maximum-pool-size=10",
            "spring.main.banner-mode=off",
            // Errors that the tests provoke are not worth a warning.
            "logging.level.root=warn",
            "logging.level.com.zaxxer.hikari.pool=off"
        })
public @interface DatabaseTest {}
