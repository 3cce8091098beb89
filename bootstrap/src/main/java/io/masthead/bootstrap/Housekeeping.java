package io.masthead.bootstrap;

import io.masthead.application.audit.ForgetOutdated;
import io.masthead.domain.Failure;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Removes hourly what has had its time. Every instance does so: what one has removed, the others do not find. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ForgetOutdated forgetOutdated;

    Housekeeping(ForgetOutdated forgetOutdated) {
        this.forgetOutdated = forgetOutdated;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOutdated() {
        try {
            forgetOutdated.forget();
        } catch (Failure failure) {
            LOG.warn("What has had its time could not be removed; it will be tried again in an hour", failure);
        }
    }
}
