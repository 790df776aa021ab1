from django.db import models


class Person(models.Model):
    name = models.CharField(max_length=120)
    call_name = models.CharField(max_length=60)
    role = models.CharField(max_length=20)


class Helper(models.Model):
    newcomer = models.ForeignKey(Person, models.PROTECT, related_name="helpers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")


class Task(models.Model):
    newcomer = models.ForeignKey(Person, models.PROTECT, related_name="tasks")
    key = models.CharField(max_length=40)
    order = models.IntegerField()
    title = models.CharField(max_length=120)
    icon = models.CharField(max_length=40)
    actor = models.CharField(max_length=20)
    counts = models.CharField(max_length=20)
    after = models.JSONField(default=list)
    opens = models.DateField()
    advise = models.DateField(null=True)
    due = models.DateField(null=True)
    due_basis = models.CharField(max_length=10)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    office = models.CharField(max_length=120)
    planned_on = models.DateField(null=True)
    dropped_at = models.DateTimeField(null=True)
    retired_at = models.DateTimeField(null=True)

    @property
    def aim(self):  # type: ignore[no-untyped-def]  # Django has no types
        return self.advise or self.due


class Notice(models.Model):
    person = models.ForeignKey(Person, models.PROTECT, related_name="notices")
    read_at = models.DateTimeField(null=True)
