"""The same measures on Spark, for corpora that outgrow one machine.

    from audits.spark import judge, measure

    measures = measure(documents, text="text", id="id", suite="pretraining")
    measures.write.parquet("measures.parquet")
    result = judge(measures, "pretraining")

Documents are measured partition by partition, in Arrow batches; nothing is collected on the
driver. Each worker needs corpus-audit with the extra `parquet`; the driver `spark`.
"""

from audits.spark.judging import judge
from audits.spark.measuring import measure, measure_lines

__all__ = ["judge", "measure", "measure_lines"]
