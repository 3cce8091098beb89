/**
 * What can be done with users and posts: one driving port for each use case. Depends on the domain alone; the JSpecify
 * annotations are read by compilers only.
 */
module io.masthead.application {
    requires transitive io.masthead.domain;
    requires static org.jspecify;

    exports io.masthead.application;
    exports io.masthead.application.audit;
    exports io.masthead.application.post;
    exports io.masthead.application.session;
    exports io.masthead.application.user;
}
