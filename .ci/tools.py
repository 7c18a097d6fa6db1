"""Reads what Prikkel writes by pandas, DuckDB, SALib and the EMA workbench, and lets it play what SALib drew.

Started by .ci/tools in an empty folder: tools.py PRIKKEL
"""

import json
import pathlib
import subprocess
import sys

import duckdb
import ema_workbench
import numpy as np
import pandas as pd
from ema_workbench.analysis import feature_scoring, prim
from SALib.analyze import sobol
from SALib.sample import sobol as sobol_sample

# Two schemes, with names that need quotes and more than ASCII.
SCHEMES = """
[title]
nl = "klein"
en = "small"

[scenario]
run.years = 1
run.warmup_years = 1
municipality.inhabitants = 3000

[[lever]]
name = "cap"

[[lever.level]]
name = 'none, or "free"'
nl = "zonder"
en = "none"

[[lever.level]]
name = "één plafond €"
nl = "plafonds"
en = "ceilings"
[[lever.level.scenario.contract.clause]]
kind = "hourly tariff"
[[lever.level.scenario.contract.clause]]
kind = "revenue ceiling"
ceiling_share = 0.9
"""

# A lever that is a number, called as a column that the workbench has already.
NUMBER = """
[[lever]]
name = "policy"
key = "behaviour.referral.known_providers"
low = 2
high = 5
steps = 2
nl = "bekende aanbieders"
en = "known providers"
"""

DRAWN = """
[[uncertain]]
key = "behaviour.volume.curvature_median_eur_hour"

[[uncertain]]
key = "behaviour.referral.known_providers"
low = 2
high = 5
"""


def play(*arguments, ends=0):
    """Runs the program; `ends` is the exit status that it must have."""
    done = subprocess.run([sys.argv[1], *arguments, "--quiet"], capture_output=True, text=True)
    assert done.returncode == ends, f"{arguments}: {done.returncode}\n{done.stderr}"


def experiment(name, design, more="", formats="csv,parquet,ema", ends=0):
    text = f'base = "default-municipality.toml"\n[design]\n{design}\n{more}{SCHEMES}'
    pathlib.Path(f"{name}.toml").write_text(text, encoding="utf-8")
    play("experiment", f"{name}.toml", "--format", formats, "--out", name, ends=ends)


def csv(path):
    """A table by pandas, to the last bit; names such as NA stay names."""
    return pd.read_csv(path, float_precision="round_trip", keep_default_na=False, na_values=[""])


def same(table):
    """One table read in four ways: the same rows, columns and bits, and the types of the columns."""
    readings = {
        "pandas CSV": csv(f"{table}.csv"),
        "pandas Parquet": pd.read_parquet(f"{table}.parquet"),
        "DuckDB CSV": duckdb.sql(f"from '{table}.csv'").df(),
        "DuckDB Parquet": duckdb.sql(f"from '{table}.parquet'").df(),
    }
    typed = readings["pandas Parquet"]
    for name, found in readings.items():
        assert list(found.columns) == list(typed.columns), (table, name)
        assert len(found) == len(typed), (table, name, len(found), len(typed))
        for column in typed:
            wanted, got = typed[column], found[column]
            assert (wanted.isna() == got.isna()).all(), (table, name, column)
            there = wanted.notna()
            wanted, got = wanted[there], got[there]
            if typed[column].dtype in (np.float64, np.int64, np.uint64):
                kind = typed[column].dtype
                if "Parquet" in name:
                    assert found[column].dtype == kind, (table, name, column, found[column].dtype)
                bits = [values.astype(kind).to_numpy().view(np.uint64) for values in (wanted, got)]
                assert (bits[0] == bits[1]).all(), (table, name, column)
            else:
                assert pd.api.types.is_string_dtype(typed[column]), (table, column, typed[column].dtype)
                assert list(wanted) == list(got), (table, name, column)
    return len(typed)


def same_tables(folder):
    tables = sorted(path.with_suffix("") for path in pathlib.Path(folder).glob("*.parquet"))
    assert tables == sorted(path.with_suffix("") for path in pathlib.Path(folder).glob("*.csv"))
    rows = {table.name: same(table) for table in tables}
    print(f"{folder}: pandas and DuckDB read CSV and Parquet alike, rows: {rows}")
    return rows


def same_pair(folder, levers):
    """The pair of the EMA workbench says what worlds and runs say; `levers` are columns with their types."""
    experiments, outcomes = ema_workbench.load_results(f"{folder}/ema.tar.gz")
    runs, worlds = csv(f"{folder}/runs.csv"), csv(f"{folder}/worlds.csv").set_index("world")
    schemes = list(dict.fromkeys(runs["scheme"]))
    order = [(scheme, world) for scheme in schemes for world in worlds.index]
    assert list(zip(experiments["policy"], experiments["scenario"])) == order
    for key in worlds:
        assert experiments[key].dtype == np.float64
        wanted = worlds.loc[[world for _, world in order], key].to_numpy()
        assert np.allclose(experiments[key], wanted, rtol=1e-15, atol=0), key
    assert list(experiments) == [*worlds, *levers, "scenario", "policy", "model"]
    assert [experiments[name].dtype for name in levers] == list(levers.values())
    word = {"float64": lambda name: name.removeprefix("lever ") + " {:g}", "category": lambda _: "{}"}
    levels = [experiments[name].map(word[kind](name).format) for name, kind in levers.items()]
    assert [" + ".join(row) for row in zip(*levels)] == list(experiments["policy"])
    keys = list(runs.columns[7:])
    means = runs.groupby(["scheme", "world"])[keys].mean().loc[order]
    assert list(outcomes) == keys
    for key in keys:
        # The workbench reads text with the usual parser of pandas, which may differ in the last digit.
        assert np.allclose(outcomes[key], means[key], rtol=1e-14, atol=0, equal_nan=True), key
        assert (np.isnan(outcomes[key]) == means[key].isna().to_numpy()).all(), key
    print(f"{folder}: load_results gives {len(experiments)} experiments, {len(levers)} levers, {len(outcomes)} outcomes")
    return experiments, outcomes


# A run of a region, which has every table that a run can have.
play("run", "region", "region-own-budgets", "--replicates", "2", "--format", "csv,parquet", "--out", "region")
assert len(same_tables("region")) == 5

# An experiment in three worlds, of which the last is impossible: its runs fail.
shares = "segment.youth ambulatory light.route.desk.share,behaviour.volume.curvature_sd\n0.4,0.3\n0.4,0.5\n0.6,0.4\n"
pathlib.Path("shares.csv").write_text(shares)
goal = '[[goal]]\nnl = "uitgaven"\nen = "spend"\nindicator = "spend"\nbetter = "lower"\n'
experiment("both", 'sampling = "table"\ntable = "shares.csv"\nreplicates = 3', goal + NUMBER, ends=3)
assert same_tables("both")["runs"] == 36
failed = csv("both/runs.csv").query("status == 'failed'")
assert len(failed) == 12 and failed["spend"].isna().all()
_, outcomes = same_pair("both", {"lever policy": "float64", "cap": "category"})
assert np.isnan(outcomes["spend"]).sum() == 4

# SALib draws from problem.json, Prikkel plays the sample, and SALib analyses what came back, in the same order.
experiment("drawn", "worlds = 4\nreplicates = 1", DRAWN)
same_tables("drawn")
problem = json.loads(pathlib.Path("drawn/problem.json").read_text(encoding="utf-8"))
sample = sobol_sample.sample(problem, 16, calc_second_order=False, seed=1)
pd.DataFrame(sample, columns=problem["names"]).to_csv("sample.csv", index=False)
experiment("sampled", 'sampling = "table"\ntable = "sample.csv"\nreplicates = 2')
assert (csv("sampled/worlds.csv")[problem["names"]].to_numpy() == sample).all()
experiments, outcomes = same_pair("sampled", {"cap": "category"})
spend = csv("sampled/runs.csv").groupby(["scheme", "world"])["spend"].mean()
for scheme in spend.index.unique("scheme"):
    values = spend[scheme].to_numpy()
    indices = sobol.analyze(problem, values, calc_second_order=False, seed=1)
    assert len(indices["ST"]) == 2 and np.isfinite(indices["ST"]).all()
print(f"SALib analyses {len(sample)} worlds that it drew itself")

# The workbench finds what moves an outcome, and a box in which it is high.
scores = feature_scoring.get_feature_scores_all(
    experiments.drop(columns=["scenario", "model"]), {"spend": outcomes["spend"]}, random_state=1
)
assert np.isfinite(scores["spend"]).all() and abs(scores["spend"].sum() - 1) < 1e-9
high = outcomes["spend"] > np.quantile(outcomes["spend"], 0.75)
box = prim.Prim(experiments.drop(columns=["scenario", "model"]), high, threshold=0.5).find_box()
assert len(box.peeling_trajectory) > 1 and box.density >= high.mean()
print(f"The EMA workbench scores {len(scores)} factors and finds a box of density {box.density:.2f}")
