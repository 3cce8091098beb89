"""The tour of docs/api.md, an import and a sparse list, with the Python client that openapi-generator makes."""

import os
import unittest
from urllib.parse import parse_qs, urlsplit

from masthead_client import (
    ApiClient,
    ApiException,
    Configuration,
    ImportedLine,
    PostCreate,
    PostsApi,
    PostUpdate,
    SigningInApi,
    UserCreate,
    UsersApi,
)

ALICE = {"name": "Alice", "email": "python@example.com", "age": 25, "password": "correct horse battery staple"}


class Tour(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        configuration = Configuration(host=os.environ["MASTHEAD"])
        client = ApiClient(configuration)
        cls.user = UsersApi(client).register_user(UserCreate(**ALICE))
        token = SigningInApi(client).sign_in(username=ALICE["email"], password=ALICE["password"])
        configuration.access_token = token.access_token
        cls.posts = PostsApi(client)

    def test_writes_reads_edits_and_deletes_a_post(self):
        written = self.posts.write_post(PostCreate(title="Hello", body="First post."))
        read = self.posts.find_post_with_http_info(written.id)
        edited = self.posts.edit_post(written.id, PostUpdate(title="Hello again"), if_match=read.headers["ETag"])
        self.posts.delete_post(written.id)
        with self.assertRaises(ApiException) as gone:
            self.posts.find_post(written.id)

        self.assertEqual(written.status, "published")
        self.assertEqual(written.author_id, self.user.id)
        self.assertEqual(read.data.to_dict(), written.to_dict())
        self.assertEqual(edited.title, "Hello again")
        self.assertEqual(gone.exception.status, 404)

    def test_imports_lines_and_lists_them_in_pages_and_in_parts(self):
        lines = self.posts.import_posts('{"title":"One"}\n{"title":""}\n{"title":"Two"}\n{"title":"Three"}\n')
        results = [ImportedLine.from_json(line) for line in lines.decode().splitlines()]
        first = self.posts.list_posts_of_user_with_http_info(self.user.id, limit=2, total=True)
        after = parse_qs(urlsplit(first.headers["Link"].split(">")[0].lstrip("<")).query)["after"][0]
        second = self.posts.list_posts_of_user(self.user.id, limit=2, after=after)
        sparse = self.posts.list_posts(author_id=self.user.id, fields="id,title")

        self.assertEqual([result.status for result in results], [201, 422, 201, 201])
        self.assertEqual(results[1].errors[0].code, "string_too_short")
        self.assertEqual(first.headers["X-Total-Count"], "3")
        self.assertEqual([post.title for post in first.data + second], ["Three", "Two", "One"])
        self.assertEqual([(post.title, post.body) for post in sparse], [("Three", None), ("Two", None), ("One", None)])


if __name__ == "__main__":
    unittest.main()
