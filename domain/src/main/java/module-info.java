/**
 * Users and posts: entities, value objects, the ports they need driven, their failures and their events. Depends on
 * nothing; the JSpecify annotations are read by compilers only.
 */
module io.masthead.domain {
    requires static org.jspecify;

    exports io.masthead.domain;
    exports io.masthead.domain.audit;
    exports io.masthead.domain.event;
    exports io.masthead.domain.post;
    exports io.masthead.domain.idempotency;
    exports io.masthead.domain.session;
    exports io.masthead.domain.user;
}
