"""Number series and daily checkpoints: what stands over all cases together."""

from django.db import models


class Series(models.Model):
    """编号序列: the last number given; numbers come by UPDATE … RETURNING and are never reused."""

    key = models.CharField(max_length=120, primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Checkpoint(models.Model):
    """日检查点: what all heads came to at the end of a day; also written outside the database."""

    day = models.DateField(primary_key=True)
    made_at = models.DateTimeField()
    cases = models.PositiveIntegerField()
    lines = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
