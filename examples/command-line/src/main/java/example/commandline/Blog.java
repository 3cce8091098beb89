package example.commandline;

import io.masthead.application.UseCases;
import io.masthead.application.UseCases.DrivenPorts;
import io.masthead.application.UseCases.Repositories;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.PostView;
import io.masthead.application.post.PublishPost.Publication;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.user.AccountPolicy;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.domain.Failure;
import io.masthead.domain.PageRequest;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.RequestOrigin;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.testkit.memory.InMemoryStorage;
import io.masthead.testkit.memory.ReadableAccessTokens;
import io.masthead.testkit.memory.ReadableRefreshTokens;
import io.masthead.testkit.memory.RecordedEvents;
import io.masthead.testkit.memory.ReversiblePasswordHasher;
import java.time.InstantSource;
import java.util.Optional;

/** Does what the words of a command say, with all of Masthead's rules. */
final class Blog {

    static final String COMMANDS = "register NAME EMAIL AGE, write AUTHOR TITLE..., publish AUTHOR POST, list [WORDS...]";

    private final InMemoryStorage kept = new InMemoryStorage();
    private final UseCases useCases = UseCases.assemble(
            new DrivenPorts(
                    new Repositories(
                            kept.users(), kept.posts(), kept.sessions(), kept.failedSignIns(), kept.identities(),
                            kept.audit(), kept.requests()),
                    kept::inTransaction, new ReversiblePasswordHasher(), new ReadableAccessTokens(),
                    new ReadableRefreshTokens(), new RecordedEvents(), () -> RequestOrigin.HOST, InstantSource.system()),
            AccountPolicy.DEFAULT);

    /** {@return what came of a command, to be read by people} */
    String run(String command) {
        String[] words = command.strip().split("\\s+");
        try {
            return switch (words[0]) {
                case "register" -> register(words[1], words[2], Integer.parseInt(words[3]));
                case "write" -> write(user(words[1]), rest(command, 3));
                case "publish" -> publish(user(words[1]), new PostId(Long.parseLong(words[2])));
                case "list" -> list(words.length == 1 ? Optional.empty() : Optional.of(rest(command, 2)));
                default -> "? " + COMMANDS;
            };
        } catch (Failure refused) {
            return "refused: " + refused.getMessage();
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException unreadable) {
            return "? " + COMMANDS;
        }
    }

    private String register(String name, String email, int age) {
        Registration registration =
                new Registration(new UserName(name), new EmailAddress(email), new Age(age), Optional.empty());
        User user = useCases.users().register().register(registration).value().user();
        return "user " + user.id().value() + ": " + user.name().value();
    }

    // A command changes things, so it runs in a transaction of the host; a workflow, as above, asks for its own.
    private String write(UserId author, String title) {
        Draft draft = new Draft(author, new Title(title), Body.EMPTY, PostStatus.DRAFT);
        return line(kept.inTransaction(() -> useCases.posts().write().write(draft)).value());
    }

    private String publish(UserId actor, PostId id) {
        return line(kept.inTransaction(
                () -> useCases.posts().publish().publish(new Publication(actor, id))));
    }

    private String list(Optional<String> words) {
        PostFilter filter = words.map(SearchText::new).map(PostFilter.PUBLIC::withSearch).orElse(PostFilter.PUBLIC);
        ListPosts.Query query =
                new ListPosts.Query(filter, PostOrder.NEWEST, PageRequest.first(PageRequest.MAX_LIMIT), false, false);
        StringBuilder lines = new StringBuilder("posts:");
        for (PostView view : useCases.posts().list().list(query).items()) {
            lines.append("\n  ").append(line(view.post()));
        }
        return lines.toString();
    }

    private static String line(Post post) {
        return "post " + post.id().value() + " by user " + post.author().value() + ", "
                + (post.isPublished() ? "published" : "draft") + ": " + post.state().title().value();
    }

    private static UserId user(String number) {
        return new UserId(Long.parseLong(number));
    }

    private static String rest(String command, int from) {
        String[] words = command.strip().split("\\s+", from);
        return words[from - 1];
    }
}
