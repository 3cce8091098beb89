package io.masthead.adapters.rest.profile;

import io.masthead.adapters.rest.post.PostResponse;
import io.masthead.adapters.rest.user.UserResponse;
import io.masthead.application.post.FindUserWithPosts;
import io.masthead.application.post.FindUserWithPosts.UserWithPosts;
import io.masthead.application.user.FindUser;
import io.masthead.application.user.VisibleUser;
import io.masthead.domain.post.Post;
import io.masthead.domain.user.UserId;
import io.masthead.http.admission.Admitted;
import io.masthead.http.admission.WorkClass;
import io.masthead.http.authentication.CurrentUser;
import io.masthead.http.authentication.PermitAll;
import io.masthead.http.entitytag.EntityTag;
import io.masthead.http.fieldset.SelectableFields;
import io.masthead.http.headers.PublicCache;
import io.masthead.http.reading.QueryParameters;
import io.masthead.http.request.RequestContext;
import io.masthead.http.stream.EventsAfter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Operation of the public profile of a user. */
@RestController
@Tag(name = "Users")
final class ProfileController {

    private final FindUser findUser;
    private final FindUserWithPosts findUserWithPosts;
    private final PublicCache publicCache;

    ProfileController(FindUser findUser, FindUserWithPosts findUserWithPosts, PublicCache publicCache) {
        this.findUser = findUser;
        this.findUserWithPosts = findUserWithPosts;
        this.publicCache = publicCache;
    }

    @PermitAll
    @SelectableFields
    @Admitted(WorkClass.READ)
    @EventsAfter
    @GetMapping("/users/{user_id}")
    @Operation(operationId = "findUser", summary = "Read a user")
    ResponseEntity<ProfileResponse> find(
            @PathVariable("user_id") long userId,
            @QueryParameters ProfileQuery query,
            @CurrentUser Optional<UserId> viewer,
            RequestContext context) {
        UserId id = new UserId(userId);
        String path = "/users/" + userId;
        if (query.include() == ProfileQuery.Include.POSTS) {
            UserWithPosts found = findUserWithPosts.find(new FindUserWithPosts.Query(id, viewer));
            return publicCache.allow(response(found), context, Stream.of(path, path + "/posts"));
        }
        return publicCache.allow(response(findUser.find(new FindUser.Query(id, viewer))), context, Stream.of(path));
    }

    private static ResponseEntity<ProfileResponse> response(VisibleUser found) {
        long version = found.user().version();
        return ResponseEntity.ok()
                .eTag(found.emailVisible() ? EntityTag.of(version) : EntityTag.of(version, Stream.of("hidden")))
                .body(ProfileResponse.of(UserResponse.of(found), null));
    }

    private static ResponseEntity<ProfileResponse> response(UserWithPosts found) {
        Stream<String> posts = found.posts().stream().map(ProfileController::state);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(
                        found.user().user().version(),
                        Stream.concat(Stream.of(UserResponse.state(found.user())), posts)))
                .body(ProfileResponse.of(
                        UserResponse.of(found.user()),
                        found.posts().stream().map(PostResponse::of).toList()));
    }

    private static String state(Post post) {
        return post.id().value() + ":" + post.version();
    }
}
