/** A small HTTP service around Masthead's use cases, on the server of the JDK. */
module example.http {
    requires example.storage;
    requires jdk.httpserver;
}
