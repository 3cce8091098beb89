/** Repositories of users and posts in H2, for Masthead's use cases. */
module example.storage {
    requires com.h2database;
    requires transitive io.masthead.application;
    requires java.sql;

    exports example.storage;
}
