import gzip
from concurrent.futures import ThreadPoolExecutor

from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain import poster
from cineteca.catalog.models import Work
from cineteca.web.views import posters


def current(work) -> str:
    return f"/posters/{work.slug}.{poster.key(catalogue.poster_subject(work.id))}.svg"


class TestADrawnPoster:
    def test_may_be_kept_for_ever(self, charlie, heat):
        answer = charlie.get(current(heat))
        assert answer["Content-Type"] == "image/svg+xml"
        assert "immutable" in answer["Cache-Control"]
        assert answer.content.startswith(b"<svg")

    def test_comes_compressed_to_who_can_read_that(self, charlie, heat):
        answer = charlie.get(current(heat), headers={"Accept-Encoding": "gzip"})
        assert gzip.decompress(answer.content) == charlie.get(current(heat)).content
        assert "Accept-Encoding" in answer["Vary"]

    def test_is_304_to_who_has_it(self, charlie, heat):
        tag = charlie.get(current(heat))["ETag"]
        answer = charlie.get(current(heat), headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")

    def test_under_an_old_address_leads_to_the_new_one(self, charlie, heat):
        answer = charlie.get(f"/posters/{heat.slug}.0123456789abcdef.svg")
        assert (answer.status_code, answer["Location"]) == (302, current(heat))
        assert "immutable" not in answer["Cache-Control"]

    def test_of_no_work_is_404(self, charlie, db):
        assert charlie.get("/posters/nothing.0123456789abcdef.svg").status_code == 404

    def test_can_load_nothing_and_run_nothing(self, charlie, heat):
        assert "default-src 'none'" in charlie.get(current(heat))["Content-Security-Policy"]


def test_eight_at_once_are_all_drawn(films):
    films(16)
    subjects = [catalogue.poster_subject(work.id) for work in Work.objects.all()]
    posters._packed.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(posters._packed, subjects * 2))
    assert len(set(drawn)) == 16
