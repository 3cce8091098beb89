package runs;

import common.Await;
import common.Postgres;
import common.Report;
import common.Rig;
import common.Run;
import common.Service;
import java.util.List;

/** R30. */
final class OlderJar implements Run {

    private static final int PATIENCE = 300;

    @Override
    public String name() {
        return "older-jar";
    }

    @Override
    public String summary() {
        return "an older jar on a newer schema refuses to start, in one line that says the remedy";
    }

    @Override
    public List<String> programs() {
        return Postgres.PROGRAMS;
    }

    @Override
    public void perform(Rig rig) throws Exception {
        Report report = rig.report();
        Postgres postgres = rig.postgres();
        Service service = rig.startedService("DATABASE_URL=" + postgres.url());
        service.close();
        int newest = Integer.parseInt(postgres.sql(
                "select max(version::integer) from flyway_schema_history where version::integer < 1000"));
        int known = service.log().length();
        // Migrations from 1000 on are those of other teams, whose features this jar need not know.
        int newer = rig.sabotaged() ? 2_000 : newest + 1;
        String unused = postgres.sql("insert into flyway_schema_history select max(installed_rank) + 1, '" + newer
                + "', 'of a newer jar', 'SQL', 'V" + newer
                + "__of_a_newer_jar.sql', 1, 'masthead', now(), 1, true from flyway_schema_history");
        service.launch();
        double unusedTime = Await.within(PATIENCE, () -> !service.runs() || service.isReady());
        int exit = service.process().awaitExit(1);
        List<String> lines = service.log().substring(known).lines().filter(line -> !line.isBlank()).toList();
        report.say("exit code %d, and the last of %d lines: %s", exit, lines.size(),
                lines.isEmpty() ? "" : lines.getLast());
        report.holds("exit code 1", exit == 1, exit < 0 ? "it started" : exit);
        report.holds("it names the schema", exit > 0 && lines.getLast().matches(".*(schema|version|newer).*"), lines);
        report.atMost("lines of a stack trace", lines.stream().filter(line -> line.startsWith("\tat ")).count(), 0);
        report.holds("the schema is as it was", Integer.parseInt(postgres.sql(
                "select max(version::integer) from flyway_schema_history")) == newer, "another one");
    }
}
