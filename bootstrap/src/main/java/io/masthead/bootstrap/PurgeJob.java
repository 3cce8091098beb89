package io.masthead.bootstrap;

import io.masthead.application.purge.PurgeExpired;
import io.masthead.domain.Failure;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Purges expired rows hourly. Every instance does so; rows that one has removed are gone for the others. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class PurgeJob {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeJob.class);

    private final PurgeExpired purgeExpired;

    PurgeJob(PurgeExpired purgeExpired) {
        this.purgeExpired = purgeExpired;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purgeExpired() {
        try {
            purgeExpired.purge();
        } catch (Failure failure) {
            LOG.warn("What has had its time could not be removed; it will be tried again in an hour", failure);
        }
    }
}
