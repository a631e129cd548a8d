"""A session of Spark that runs this package on its executors."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    "spark.sql.adaptive.enabled": "false",  # it would put many small articles on few executors
    "spark.sql.execution.arrow.maxRecordsPerBatch": "256",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
PARTS = 3  # of the data for each core: one that is lost, or slow, is not much


@contextmanager
def session(master: str, settings: Mapping[str, str] | None = None) -> Iterator[SparkSession]:
    """A session on a master (``local[4]``, ``spark://…``, ``yarn``, ``k8s://…``), which ends with the context.

    ``settings`` go before ours. Executors run the Python of ``PYSPARK_PYTHON``, or else this one, and need this package
    in it. Raises ValueError where pyspark or Java is missing.
    """
    try:
        import pyspark
        from pyspark.errors import PySparkException, PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ValueError("Spark is not installed: uv sync --extra spark, or pip install 'hongtu[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
    making = SparkSession.builder.master(master).appName("hongtu")
    for name, value in {**SETTINGS, **(settings or {})}.items():
        making = making.config(name, value)
    try:
        spark = making.getOrCreate()
    except PySparkRuntimeError as error:
        raise ValueError(f"Spark does not start on {master}: {error}; it needs Java 17 (JAVA_HOME)") from error
    try:
        spark.sparkContext.setLogLevel("ERROR")
        if "spark.sql.shuffle.partitions" not in (settings or {}):
            spark.conf.set("spark.sql.shuffle.partitions", PARTS * spark.sparkContext.defaultParallelism)
        yield spark
    except PySparkException as error:
        raise ValueError(f"Spark: {str(error).strip().splitlines()[0]}") from error
    finally:
        spark.stop()
