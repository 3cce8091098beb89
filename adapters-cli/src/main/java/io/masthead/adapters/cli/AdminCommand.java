package io.masthead.adapters.cli;

import io.masthead.application.user.AdminUseCases;
import io.masthead.domain.InvalidValue;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.LastAdmin;
import io.masthead.domain.user.User;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grants, revokes and lists the admin role: the operator of the machine decides, no request does. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        description = "Grants, revokes and lists the admin role.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the role is as it should be",
            "1:it is not, and was not changed, or the command line is wrong",
            "2:it could not begin"
        })
@SuppressWarnings("NullAway.Init") // the command line fills it
final class AdminCommand {

    private final Supplier<AdminAccess> access;

    @Spec
    private CommandSpec spec;

    AdminCommand(Supplier<AdminAccess> access) {
        this.access = access;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Makes an account an admin, which ends its sessions.",
            exitCodeOnExecutionException = Commands.NOT_BEGUN)
    int grant(@Parameters(paramLabel = "ADDRESS", description = "The e-mail address of the account.") String address) {
        return run(address, (admins, email) -> switch (admins.grant().grant(email)) {
            case GRANTED -> done("The account of " + email.value() + " is an admin now; its sessions have ended.");
            case ALREADY_ADMIN -> done("The account of " + email.value() + " was an admin before.");
            case NO_ACCOUNT -> unchanged("No account has the address " + email.value() + "; register it first.");
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Takes the role from an account, which ends its sessions; not from the last admin.",
            exitCodeOnExecutionException = Commands.NOT_BEGUN)
    int revoke(@Parameters(paramLabel = "ADDRESS", description = "The e-mail address of the account.") String address) {
        return run(address, (admins, email) -> {
            try {
                return switch (admins.revoke().revoke(email)) {
                    case REVOKED ->
                        done("The account of " + email.value() + " is no admin any more; its sessions have ended.");
                    case NO_ADMIN -> done("The account of " + email.value() + " was no admin.");
                    case NO_ACCOUNT -> unchanged("No account has the address " + email.value() + ".");
                };
            } catch (LastAdmin last) {
                return unchanged(
                        "The account of " + email.value() + " is the last admin; grant the role to another first.");
            }
        });
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Prints the admins: id and e-mail address, one a line.",
            exitCodeOnExecutionException = Commands.NOT_BEGUN)
    int list() {
        return run(admins -> {
            List<User> all = admins.list().list();
            all.forEach(admin -> spec.commandLine()
                    .getOut()
                    .println(admin.id().value() + " " + admin.email().value()));
            return all.isEmpty() ? unchanged("There is no admin.") : Commands.DONE;
        });
    }

    private int run(String address, BiFunction<AdminUseCases, EmailAddress, Integer> work) {
        EmailAddress email;
        try {
            email = new EmailAddress(address);
        } catch (InvalidValue invalid) {
            throw new CommandRefused(
                    "ADDRESS is the e-mail address of an account, which " + address + " is not.", invalid);
        }
        return run(admins -> work.apply(admins, email));
    }

    private int run(Function<AdminUseCases, Integer> work) {
        try (AdminAccess opened = access.get()) {
            return work.apply(opened.useCases());
        }
    }

    private int done(String sentence) {
        spec.commandLine().getOut().println(sentence);
        return Commands.DONE;
    }

    private int unchanged(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return Commands.FAILED;
    }
}
