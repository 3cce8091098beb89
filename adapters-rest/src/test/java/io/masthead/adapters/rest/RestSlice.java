package io.masthead.adapters.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;

/** Runs a test against the whole adapter, filters included, with {@link Stubs} for use cases. All share one context. */
@SpringBootTest(
        classes = Slice.class,
        properties = {
            // Settings of the host that this adapter relies on.
            "spring.mvc.formcontent.filter.enabled=false",
            "spring.servlet.encoding.enabled=false",
            "spring.web.resources.add-mappings=false",
            "springdoc.api-docs.path=/openapi.json",
            "springdoc.default-produces-media-type=application/json",
            "spring.main.banner-mode=off",
            "logging.level.root=off"
        })
@AutoConfigureMockMvc
@ExtendWith(Stubs.Fresh.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RestSlice {}
