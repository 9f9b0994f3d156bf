#!/usr/bin/env python3
"""Turn gig's JSON into the prediction files of the matching scorers.

  predict.py --gig target/release/gig --data D --out P

D holds posts.jsonl, profiles.jsonl, tagprofiles.jsonl and skillspan.jsonl. Writes into P:
skills.jsonl and priority.jsonl (score_skills.py, score_priority.py), spans.jsonl (score_spans.py),
post_to_profile.jsonl, profile_to_post.jsonl and tagprofile_to_post.jsonl (score_rank.py).
"""
import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path


# Skills that a post names only in passing have less relevance than this.
PASSING = 0.06


def gig(program, arguments, home):
    """The JSON lines that a run prints; rows that cannot be read are gig's to report on stderr."""
    env = {"PATH": os.environ.get("PATH", ""), "GIG_HOME": home}
    run = subprocess.run([program, *arguments, "--json"], env=env, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.decode("utf-8").splitlines() if line]


def write(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gig", default="target/release/gig")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    data, out = options.data, options.out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        nobody = Path(home) / "nobody.md"
        nobody.write_text("---\nname: Nobody\n---\n")

        def cards(file):
            return gig(options.gig, ["match", str(file), "--profile", str(nobody), "--cards"], home)

        posts = cards(data / "posts.jsonl")
        write(out / "skills.jsonl", [
            {"id": c["post"], "skills": [s["name"] for s in c["skills"] if s["relevance"] >= PASSING]} for c in posts
        ])
        write(out / "priority.jsonl", [
            {"id": c["post"], "skills": [{"name": s["name"], "priority": s["priority"]} for s in c["skills"]]}
            for c in posts
        ])
        if (data / "skillspan.jsonl").exists():
            spans = cards(data / "skillspan.jsonl")
            write(out / "spans.jsonl", [
                {"id": c["post"], "spans": [place for s in c["skills"] for place in s["places"]]} for c in spans
            ])
        tasks = [
            ("post_to_profile", "profiles.jsonl", "profiles"),
            ("profile_to_post", "profiles.jsonl", "posts"),
            ("tagprofile_to_post", "tagprofiles.jsonl", "posts"),
        ]
        for name, profiles, ranked in tasks:
            arguments = ["match", str(data / "posts.jsonl"), "--profiles", str(data / profiles)]
            rankings = gig(options.gig, [*arguments, "--rank", ranked, "--top", "100"], home)
            write(out / f"{name}.jsonl", rankings)


if __name__ == "__main__":
    main()
