/**
 * Use cases of users and posts: one driving port for each use case, assembled by feature from the driven ports
 * that a host brings. Depends on the domain alone; the JSpecify annotations are read by compilers only.
 */
module io.masthead.application {
    requires transitive io.masthead.domain;
    requires static org.jspecify;

    exports io.masthead.application;
    exports io.masthead.application.audit;
    exports io.masthead.application.event;
    exports io.masthead.application.export;
    exports io.masthead.application.idempotency;
    exports io.masthead.application.post;
    exports io.masthead.application.purge;
    exports io.masthead.application.session;
    exports io.masthead.application.user;
}
