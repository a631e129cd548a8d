"""A graph made on many machines by Apache Spark: the same rules and keys as on one, and the same statements.

Articles are read by the executors. What decides on identity (names, and who is said to be where, without the texts)
goes to the driver, which resolves it as a build on one machine does; the executors then write what that came to.
"""

from hongtu.spark.build import Done, build
from hongtu.spark.session import session

__all__ = ["Done", "build", "session"]
