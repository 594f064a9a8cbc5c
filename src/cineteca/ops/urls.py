"""Addresses of the staff pages."""

from django.urls import path

from cineteca.ops.views import clocks, deeds, imdb, lists, overview

app_name = "ops"
urlpatterns = [
    path("", overview.panel, name="panel"),
    path("runs/", lists.runs, name="runs"),
    path("runs/<int:run_id>/", lists.run, name="run"),
    path("calls/", lists.calls, name="calls"),
    path("queue/", lists.queue, name="queue"),
    path("queue/retry", deeds.retry_dead, name="retry"),
    path("queue/look", deeds.work_queue, name="look"),
    path("queue/<int:work_id>/now", deeds.work_now, name="now"),
    path("queue/<int:work_id>/leave", deeds.leave_work, name="leave"),
    path("queue/<int:work_id>/take-up", deeds.take_up_work, name="take-up"),
    path("schedules/", lists.schedules, name="schedules"),
    path("schedules/<str:name>/", clocks.schedule, name="schedule"),
    path("schedules/<str:name>/pause", clocks.pause, name="pause"),
    path("schedules/<str:name>/resume", clocks.resume, name="resume"),
    path("schedules/<str:name>/run", clocks.run_now, name="run-now"),
    path("schedules/<str:name>/undo", clocks.undo, name="schedule-undo"),
    path("sources/", lists.sources, name="sources"),
    path("sources/<str:provider>/ask-again", deeds.close_breaker, name="ask-again"),
    path("sources/<str:provider>/forget", deeds.forget_answers, name="forget"),
    path("imdb/", imdb.datasets, name="imdb"),
    path("imdb/load", imdb.load_now, name="imdb-load"),
    path("freshness/", lists.freshness, name="freshness"),
    path("quality/", lists.quality, name="quality"),
    path("quality/<str:name>/", lists.rule, name="rule"),
    path("completeness/", lists.completeness, name="completeness"),
    path("works/", lists.works, name="works"),
    path("pictures/", lists.pictures, name="pictures"),
    path("search/", lists.searches, name="searches"),
    path("memory/", lists.memory, name="memory"),
    path("memory/forget", deeds.forget_kept, name="forget-kept"),
]
