"""Drives a server with Microsoft's public Python client of Azure DevOps.

Usage: azure_devops_client.py BASE_URL PROJECT FEED UPSTREAM_JSON

Reads a personal access token from standard input. Lists the projects page by page, creates the
feed with the upstream source given, reads it back, lists the project's feeds and the feed's views
and packages with their versions. Prints one JSON object on standard output.

With FEED_EXISTS=1 in the environment the feed is read and not created.
"""

import json
import os
import sys
import tempfile

PAGE_SIZE = 2


def projects_page_by_page(core):
    """Names of all projects, and how many pages they came in."""
    names, pages = [], 0
    while True:
        page = core.get_projects(top=PAGE_SIZE, skip=len(names))
        if not page:
            return names, pages
        names.extend(project.name for project in page)
        pages += 1


def projects_by_continuation(core):
    """The same by continuation token, which this client hands out only in a header."""
    tokens, names, token = [], [], None
    original = core._send

    def send(*arguments, **named):
        response = original(*arguments, **named)
        tokens.append(core._get_continuation_token(response))
        return response

    core._send = send
    try:
        while True:
            page = core.get_projects(top=PAGE_SIZE, continuation_token=token)
            names.extend(project.name for project in page)
            token = tokens[-1]
            if token is None:
                return names, [found for found in tokens if found is not None]
    finally:
        core._send = original


def described(feed):
    """What is compared of a feed."""
    return {
        "id": feed.id,
        "name": feed.name,
        "project": feed.project.name if feed.project else None,
        "upstream_enabled": feed.upstream_enabled,
        "upstream_sources": [
            {
                "id": source.id,
                "name": source.name,
                "protocol": source.protocol,
                "location": source.location,
                "type": source.upstream_source_type,
                "status": source.status,
            }
            for source in feed.upstream_sources
        ],
    }


def packages_of(feeds, project, feed):
    """Every package with its versions and the upstream each was saved from."""
    found = []
    for package in feeds.get_packages(
        feed_id=feed, project=project, protocol_type="Cargo", include_all_versions=True
    ):
        versions = feeds.get_package_versions(
            feed_id=feed, package_id=package.id, project=project
        )
        found.append(
            {
                "name": package.name,
                "protocol": package.protocol_type,
                "versions": [
                    {
                        "version": version.version,
                        "upstream": version.direct_upstream_source_id,
                        "views": [view.name for view in version.views],
                    }
                    for version in versions
                ],
            }
        )
    return found


def main(base_url, project, name, upstream):
    # The client keeps what servers told it for half a day, by address: ports come again.
    with tempfile.TemporaryDirectory() as cache:
        os.environ["AZURE_DEVOPS_CACHE_DIR"] = cache
        from azure.devops.connection import Connection
        from azure.devops.v7_1.feed.models import Feed, UpstreamSource
        from msrest.authentication import BasicAuthentication

        token = sys.stdin.readline().strip()
        connection = Connection(base_url=base_url, creds=BasicAuthentication("", token))
        core = connection.clients_v7_1.get_core_client()
        feeds = connection.clients_v7_1.get_feed_client()

        names, pages = projects_page_by_page(core)
        continued, continuation_tokens = projects_by_continuation(core)
        source = UpstreamSource(**json.loads(upstream))
        wanted = Feed(name=name, upstream_enabled=True, upstream_sources=[source])
        if os.environ.get("FEED_EXISTS") == "1":
            created = None
        else:
            created = described(feeds.create_feed(feed=wanted, project=project))
        read_back = feeds.get_feed(feed_id=name, project=project)
        result = {
            "projects": names,
            "pages": pages,
            "projects_by_continuation": continued,
            "continuation_tokens": continuation_tokens,
            "created": created,
            "read_back": described(read_back),
            "feeds": [feed.name for feed in feeds.get_feeds(project=project)],
            "views": [view.name for view in feeds.get_feed_views(name, project=project)],
            "packages": packages_of(feeds, project, name),
        }
        json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
        print()


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
