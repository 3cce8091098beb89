/** A command-line program on the in-memory adapters of Masthead's testkit. */
module example.commandline {
    requires io.masthead.application;
    requires io.masthead.testkit;
}
