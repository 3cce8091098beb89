package example.commandline;

import io.masthead.application.post.EditPost.Edit;
import io.masthead.application.post.ListPosts;
import io.masthead.application.post.PostPorts;
import io.masthead.application.post.PostUseCases;
import io.masthead.application.post.PostView;
import io.masthead.application.post.WritePost.Draft;
import io.masthead.application.user.RegisterUser.Registration;
import io.masthead.application.user.UserPorts;
import io.masthead.application.user.UserUseCases;
import io.masthead.domain.Failure;
import io.masthead.domain.PageRequest;
import io.masthead.domain.UnitOfWork;
import io.masthead.domain.VersionCondition;
import io.masthead.domain.post.Body;
import io.masthead.domain.post.Post;
import io.masthead.domain.post.PostChanges;
import io.masthead.domain.post.PostFilter;
import io.masthead.domain.post.PostId;
import io.masthead.domain.post.PostOrder;
import io.masthead.domain.post.PostRepository;
import io.masthead.domain.post.PostStatus;
import io.masthead.domain.post.SearchText;
import io.masthead.domain.post.Title;
import io.masthead.domain.user.Age;
import io.masthead.domain.user.EmailAddress;
import io.masthead.domain.user.User;
import io.masthead.domain.user.UserId;
import io.masthead.domain.user.UserName;
import io.masthead.domain.user.UserRepository;
import io.masthead.testkit.memory.InMemoryStorage;
import java.util.Optional;

/** Executes commands with the use cases of Masthead. */
final class Blog {

    static final String COMMANDS = "register NAME EMAIL AGE, write AUTHOR TITLE..., publish AUTHOR POST, list [WORDS...]";

    private final Ports ports = new Ports();
    private final UserUseCases users = UserUseCases.assemble(ports);
    private final PostUseCases posts = PostUseCases.assemble(ports);

    /** Ports of users and posts; the others have defaults. */
    private static final class Ports implements UserPorts, PostPorts {

        private final InMemoryStorage kept = new InMemoryStorage();

        @Override public UnitOfWork unitOfWork() {
            return kept.unitOfWork();
        }

        @Override public UserRepository users() {
            return kept.users();
        }

        @Override public PostRepository posts() {
            return kept.posts();
        }
    }

    /** {@return the outcome of a command, for people} */
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
                new Registration(new UserName(name), new EmailAddress(email), new Age(age));
        User user = users.register().register(registration).value().user();
        return "user " + user.id().value() + ": " + user.name().value();
    }

    private String write(UserId author, String title) {
        return line(posts.write().write(new Draft(author, new Title(title), Body.EMPTY, PostStatus.DRAFT)).value());
    }

    private String publish(UserId actor, PostId id) {
        PostChanges published = PostChanges.NONE.withStatus(PostStatus.PUBLISHED);
        return line(posts.edit().edit(new Edit(actor, id, published, VersionCondition.ANY)));
    }

    private String list(Optional<String> words) {
        PostFilter filter = words.map(SearchText::new).map(PostFilter.PUBLIC::withSearch).orElse(PostFilter.PUBLIC);
        ListPosts.Query query =
                new ListPosts.Query(filter, PostOrder.NEWEST, PageRequest.first(PageRequest.MAX_LIMIT), false, false);
        StringBuilder lines = new StringBuilder("posts:");
        for (PostView view : posts.list().list(query).items()) {
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
