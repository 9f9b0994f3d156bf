#!/usr/bin/env python3
"""Time gig's ranking next to ripgrep and a BM25 library over the same rows.

  benches/ranking/run.py --posts POSTS.jsonl [--gig target/release/gig] [--sizes 10000 100000 1000000]

POSTS is what the steering repository's gen_posts.py wrote; it is repeated under new ids where a size
asks for more. Each size is run in turn by each program, whole process, output thrown away, three
times, and the medians are printed: wall seconds, processor seconds, MB a second of wall and of
processor time, peak memory. A busy machine shows in wall, hardly in processor seconds. BM25 is
bm25s (index, one query, top 100) where `pip install bm25s` put it within reach of this Python.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BM25 = """
import json, sys, bm25s
texts = []
for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    texts.append(row["title"] + " " + row["text"])
index = bm25s.BM25()
index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)
query = bm25s.tokenize([open(sys.argv[2], encoding="utf-8").read()], show_progress=False)
index.retrieve(query, k=100, show_progress=False)
"""


def rows(posts, size, out):
    """Writes `size` rows, repeating the posts under new ids."""
    with open(out, "w", encoding="utf-8") as file:
        left, lap = size, 0
        while left > 0:
            for line in open(posts, encoding="utf-8"):
                file.write(line.replace('{"id": "', f'{{"id": "{lap}-', 1))
                left -= 1
                if left == 0:
                    break
            lap += 1


def timed(command, env):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=env)
    _, status, use = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]}: status {status}")
    return time.perf_counter() - start, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", required=True)
    parser.add_argument("--profile", default="examples/ada.md")
    parser.add_argument("--gig", default="target/release/gig")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    has_bm25 = subprocess.run([sys.executable, "-c", "import bm25s"], capture_output=True).returncode == 0
    print("| rows | program | wall s | processor s | MB/s | MB per processor s | peak MiB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        env = {"PATH": os.environ["PATH"], "GIG_HOME": folder}
        file = str(Path(folder) / "posts.jsonl")
        for size in options.sizes:
            rows(options.posts, size, file)
            size_mb = os.path.getsize(file) / 1e6
            commands = {
                "gig match": [options.gig, "match", file, "--profile", options.profile, "--top", "100", "--json"],
            }
            if shutil.which("rg"):
                commands["rg -c python"] = ["rg", "-c", "python", file]
            if has_bm25:
                commands["bm25s"] = [sys.executable, "-c", BM25, file, options.profile]
            runs = {name: [] for name in commands}
            for _ in range(options.runs):
                for name, command in commands.items():
                    runs[name].append(timed(command, env))
            for name, found in runs.items():
                wall, cpu, peak = (statistics.median(column) for column in zip(*found))
                print(f"| {size:,} | {name} | {wall:.2f} | {cpu:.2f} | {size_mb / wall:.0f} | {size_mb / max(cpu, 0.01):.0f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
