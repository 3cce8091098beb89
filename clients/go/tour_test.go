// The tour of docs/api.md, an import and a sparse list, with the Go client that openapi-generator makes.
package tour

import (
	"bufio"
	"context"
	"encoding/json"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/oauth2"

	"masthead"
)

const password = "correct horse battery staple"

var client = masthead.NewAPIClient(configuration())

func configuration() *masthead.Configuration {
	configuration := masthead.NewConfiguration()
	configuration.Servers = masthead.ServerConfigurations{{URL: os.Getenv("MASTHEAD")}}
	return configuration
}

// Registers a user, signs in, and returns the user with a context that has the token.
func signedIn(t *testing.T, email string) (*masthead.User, context.Context) {
	create := masthead.NewUserCreate("Alice", email, 25)
	create.SetPassword(password)
	user, _, err := client.UsersAPI.RegisterUser(context.Background()).UserCreate(*create).Execute()
	must(t, err)
	token, _, err := client.SigningInAPI.SignIn(context.Background()).Username(email).Password(password).Execute()
	must(t, err)
	bearer := oauth2.StaticTokenSource(&oauth2.Token{AccessToken: token.AccessToken})
	return user, context.WithValue(context.Background(), masthead.ContextOAuth2, bearer)
}

func TestWritesReadsEditsAndDeletesAPost(t *testing.T) {
	user, alice := signedIn(t, "go@example.com")

	create := masthead.NewPostCreate("Hello")
	written, _, err := client.PostsAPI.WritePost(alice).PostCreate(*create).Execute()
	must(t, err)
	read, response, err := client.PostsAPI.FindPost(alice, written.Id).Execute()
	must(t, err)
	update := masthead.NewPostUpdate()
	update.SetTitle("Hello again")
	edited, _, err := client.PostsAPI.EditPost(alice, written.Id).PostUpdate(*update).IfMatch(response.Header.Get("ETag")).Execute()
	must(t, err)
	_, err = client.PostsAPI.DeletePost(alice, written.Id).Execute()
	must(t, err)
	_, response, err = client.PostsAPI.FindPost(alice, written.Id).Execute()

	equal(t, written.Status, "published")
	equal(t, written.AuthorId, user.Id)
	equal(t, read.GetTitle(), "Hello")
	equal(t, edited.Title, "Hello again")
	equal(t, err != nil, true)
	equal(t, response.StatusCode, 404)
}

func TestImportsLinesAndListsThemInPagesAndInParts(t *testing.T) {
	user, alice := signedIn(t, "go-import@example.com")

	lines := `{"title":"One"}` + "\n" + `{"title":""}` + "\n" + `{"title":"Two"}` + "\n" + `{"title":"Three"}` + "\n"
	file, _, err := client.PostsAPI.ImportPosts(alice).Body(lines).Execute()
	must(t, err)
	defer os.Remove(file.Name())
	var statuses []int32
	for results := bufio.NewScanner(file); results.Scan(); {
		var line masthead.ImportedLine
		must(t, json.Unmarshal(results.Bytes(), &line))
		statuses = append(statuses, line.Status)
	}
	first, response, err := client.PostsAPI.ListPostsOfUser(alice, user.Id).Limit(2).Total(true).Execute()
	must(t, err)
	next, err := url.Parse(strings.TrimPrefix(strings.Split(response.Header.Get("Link"), ">")[0], "<"))
	must(t, err)
	second, _, err := client.PostsAPI.ListPostsOfUser(alice, user.Id).Limit(2).After(next.Query().Get("after")).Execute()
	must(t, err)
	sparse, _, err := client.PostsAPI.ListPosts(alice).AuthorId(user.Id).Fields("id,title").Execute()
	must(t, err)

	equal(t, statuses, []int32{201, 422, 201, 201})
	equal(t, response.Header.Get("X-Total-Count"), "3")
	var titles []string
	for _, post := range append(first, second...) {
		titles = append(titles, post.GetTitle())
	}
	equal(t, titles, []string{"Three", "Two", "One"})
	equal(t, len(sparse), 3)
	for _, post := range sparse {
		equal(t, post.HasTitle(), true)
		equal(t, post.HasBody(), false)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, actual interface{}, expected interface{}) {
	t.Helper()
	if !reflect.DeepEqual(actual, expected) {
		t.Errorf("%v instead of %v", actual, expected)
	}
}
