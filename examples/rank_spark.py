#!/usr/bin/env python3
"""Rank job posts with Spark: gig is a stage, its rows go in on stdin and come out on stdout.

    pip install pyspark
    examples/rank_spark.py posts.jsonl --profile examples/ada.md --top 20
    examples/rank_spark.py hdfs:///posts/*.jsonl --profile ada.md --master spark://host:7077

Each partition runs `gig match --part`, which keeps the best of its rows and what the counts of all rows
need; `gig match --merge` makes the one ranking of them, the same bytes as one process would print. gig
and the profile must be on every executor, under the same path (or ship them with --files).
"""
import argparse
import shlex
import subprocess
import sys

from pyspark.sql import SparkSession


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("posts", help="one JSON object a line, each with an id; anything Spark reads as text")
    parser.add_argument("--profile", required=True)
    parser.add_argument("--gig", default="gig", help="the program, as executors find it")
    parser.add_argument("--top", type=int, default=20)
    parser.add_argument("--partitions", type=int, default=8)
    parser.add_argument("--master", default="local[2]")
    arguments = parser.parse_args()

    spark = SparkSession.builder.master(arguments.master).appName("gig match").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    part = shlex.join([arguments.gig, "match", "--part", "--profile", arguments.profile])
    rows = spark.sparkContext.textFile(arguments.posts, arguments.partitions)
    # checkCode: a part that failed is a failed job, not a ranking that lacks rows.
    parts = rows.pipe(part, checkCode=True).collect()
    spark.stop()

    merge = [arguments.gig, "match", "--merge", "--profile", arguments.profile, "--top", str(arguments.top), "--json"]
    merged = subprocess.run(merge, input="".join(line + "\n" for line in parts), text=True, encoding="utf-8")
    sys.exit(merged.returncode)


if __name__ == "__main__":
    main()
