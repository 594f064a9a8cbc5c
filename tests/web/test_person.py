from cineteca.catalog.models import Person


class TestThePageOfAPerson:
    def test_lists_what_they_did_by_role(self, charlie, heat):
        html = charlie.get("/person/michael-mann").text
        assert "<caption>Directing" in html
        assert "<caption>Writing" in html
        assert f'href="/film/{heat.slug}"' in html

    def test_names_the_character(self, charlie, heat):
        assert "Vincent Hanna" in charlie.get("/person/al-pacino").text

    def test_tells_their_life_where_it_is_known(self, charlie, heat):
        Person.objects.filter(slug="al-pacino").update(birth_date="1940-04-25", birth_place="New York City")
        html = charlie.get("/person/al-pacino").text
        assert "born April 25, 1940" in html
        assert "New York City" in html

    def test_shows_what_they_are_known_for(self, charlie, heat):
        assert 'id="known-for-rail"' in charlie.get("/person/al-pacino").text

    def test_without_a_work_says_so(self, charlie, db):
        Person.objects.create(slug="nobody", name="Nobody")
        assert "No work in the catalogue names them yet." in charlie.get("/person/nobody").text

    def test_that_does_not_exist_is_404(self, charlie, db):
        assert charlie.get("/person/nobody").status_code == 404
