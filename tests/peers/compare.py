"""Runs the peers on the golden cases and compares them with our expected.csv.

Every statement of docs/model/peers.md is checked here; its tables are written with UPDATE=1. Our numbers are read from
tests/golden, where the engine's own tests keep them true.
"""

import os
import pathlib
import re
import sys
import warnings

import numpy
import openretailscience
import pandas

warnings.simplefilter("ignore")
os.environ.setdefault("MPLBACKEND", "agg")

from openretailscience.segmentation.rfm import RFMSegmentation  # noqa: E402
from rfm import RFM  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/model/peers.md"
SCORES = ["R", "F", "M"]
MEASURES = ["recency", "frequency", "monetary"]


def ours(case):
    """The scores that the engine gives, by client."""
    table = pandas.read_csv(ROOT / "tests/golden" / case / "expected.csv").set_index("client")
    names = dict(zip(["recency score", "frequency score", "monetary score"], SCORES))
    return table.rename(columns=names)


def payments(case):
    return pandas.read_csv(ROOT / "tests/golden" / case / "payments.csv")


def qcut(table, **more):
    """pandas.qcut on our measures; less recency is better."""
    found = {}
    for score, measure in zip(SCORES, MEASURES):
        values = -table[measure] if score == "R" else table[measure]
        found[score] = pandas.qcut(values, 5, labels=False, **more) + 1
    return pandas.DataFrame(found)


def first_ranks(table):
    """The recipe of many tutorials: rank(method="first"), then qcut."""
    found = {}
    for score, measure in zip(SCORES, MEASURES):
        ranks = table[measure].rank(method="first", ascending=score != "R")
        found[score] = pandas.qcut(ranks, 5, labels=False) + 1
    return pandas.DataFrame(found)


def openrs(case, segments=5):
    data = payments(case).rename(
        columns={
            "client": "customer_id",
            "order": "transaction_id",
            "date": "transaction_date",
            "amount": "unit_spend",
        }
    )
    data["transaction_date"] = pandas.to_datetime(data["transaction_date"])
    given = {f"{letter}_segments": segments for letter in "rfm"}
    found = RFMSegmentation(data, current_date="2026-06-30", **given).df
    scores = found[["r_score", "f_score", "m_score"]] + 1
    scores.columns = SCORES
    scores["monetary"] = found["monetary"]
    return scores.sort_index()


def package(case):
    """The package rfm, as its README runs it."""
    found = RFM(payments(case), "client", "date", "amount").rfm_table.set_index("client").sort_index()
    scores = found[["r", "f", "m"]].astype(int)
    scores.columns = SCORES
    scores["monetary"] = found["monetary_value"]
    return scores


def same(a, b):
    a, b = a.sort_index(), b.sort_index()
    return int((a[SCORES].astype(int) == b[SCORES].astype(int)).all(axis=1).sum())


def split(table, scores):
    """Clients who share a value with a client of another score, over the three measures."""
    clients = set()
    for score, measure in zip(SCORES, MEASURES):
        kinds = scores[score].groupby(table[measure]).transform("nunique")
        clients |= set(kinds[kinds > 1].index)
    return len(clients)


def turned(scores):
    """The scores under the ids of the case with all ids in the opposite order."""
    count = len(scores)
    names = {client: f"c{count + 1 - int(client[1:]):02d}" for client in scores.index}
    return scores.rename(index=names)


def check(claim, holds):
    if not holds:
        sys.exit(f"no longer true: {claim}")


def table(header, rows):
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in [header, ["---"] * len(header), *rows]]
    return "\n".join(lines)


def agreement():
    case = "peers-distinct"
    base = ours(case)
    others = {
        "pandas.qcut": qcut(base),
        'rank(method="first") + qcut': first_ranks(base),
        "openretailscience, 5 segments": openrs(case),
        "rfm": package(case),
    }
    rows = []
    for name, found in others.items():
        count = same(base, found)
        check(f"{name} agrees where nobody is equal", count == len(base))
        rows.append([f"`{name}`" if "(" in name or "." in name else name, f"{count} of {len(base)}"])
    return table(["peer", "clients with the same three scores"], rows)


def ties():
    case, other = "peers-ties", "peers-ties-turned"
    base, back = ours(case), ours(other)
    count = len(base)
    try:
        qcut(base)
        refused = False
    except ValueError as error:
        refused = "Bin edges must be unique" in str(error)
    check("qcut refuses ties", refused)
    dropped = pandas.qcut(base["frequency"], 5, labels=False, duplicates="drop") + 1
    check("duplicates=drop leaves three numbers", sorted(dropped.unique()) == [1, 2, 3])
    check("ours: no tie is split", split(base, base) == 0)
    check("ours: ids and rows do not matter", same(turned(base), back) == count)

    def line(name, found, again):
        apart, moved = split(base, found), count - same(turned(found), again)
        check(f"{name} splits ties", apart > 0)
        check(f"{name} depends on ids or rows", moved > 0)
        return [name, apart, moved]

    reverse = back.iloc[::-1]
    cuts = [0.2, 0.4, 0.6, 0.8]
    rows = [
        ["TierSheet", 0, 0],
        line('`rank(method="first")` + `qcut`', first_ranks(base), first_ranks(back.sort_index())),
        line("openretailscience, 5 segments", openrs(case), openrs(other)),
        line("openretailscience, cut points 0.2 … 0.8", openrs(case, cuts), openrs(other, cuts)),
        line("rfm", package(case), package(other)),
    ]
    check("the order of rows alone decides in rank + qcut", same(first_ranks(reverse), first_ranks(back)) < count)
    header = [
        "peer",
        f"of {count} clients, with another score than someone of the same value",
        "with other scores after ids and rows are turned round",
    ]
    return table(header, rows)


def units():
    plain, millions = ours("peers-ties"), ours("peers-ties-millions")
    check("ours does not depend on the unit", same(plain, millions) == len(plain))
    dynamic = {}
    for case in ["peers-ties", "peers-ties-millions"]:
        data = payments(case)
        own = RFM(data, "client", "date", "amount", automated=False)
        scored = own.calculate_dynamic_rfm_score(own.produce_rfm_dateset(data.copy()), 5)
        dynamic[case] = int(scored["m"].notna().sum())
    check("rfm's dynamic scores need large units", dynamic["peers-ties"] == len(plain) > dynamic["peers-ties-millions"])
    exact = plain["monetary"]
    read = package("peers-ties")["monetary"]
    damaged = [client for client in exact.index if abs(exact[client] - read[client]) > 0.001]
    check("rfm damages 100.05", "c03" in damaged and read["c03"] == 100.0)
    rows = [
        ["TierSheet", len(plain), len(millions), 0],
        ["rfm, dynamic cut points", dynamic["peers-ties"], dynamic["peers-ties-millions"], len(damaged)],
    ]
    header = ["peer", "clients with a money score", "the same in millions", "clients whose sum is not theirs"]
    return table(header, rows)


def seven():
    base = ours("peers-seven")
    # Here the money rises from client to client, so the rank is the number of the client.
    by_qcut = pandas.qcut(base["monetary"], 5, labels=False) + 1
    by_ntile = openrs("peers-seven")["M"]
    check("seven clients: ours", list(base["M"]) == [1, 1, 2, 3, 3, 4, 5])
    check("seven clients: qcut", list(by_qcut) == [1, 1, 2, 3, 4, 5, 5])
    check("seven clients: ntile", list(by_ntile) == [1, 1, 2, 2, 3, 4, 5])
    rows = [
        ["TierSheet: the value that i/5 of the clients, rounded up, do not exceed", *base["M"]],
        ["pandas.qcut: interpolated between two clients", *by_qcut],
        ["openretailscience: NTILE, the first bins are larger", *by_ntile],
    ]
    return table(["money score of", *range(1, 8)], rows)


def names():
    own = RFM(payments("peers-ties"), "client", "date", "amount", automated=False)
    codes = [(r, f, m) for r in range(1, 6) for f in range(1, 6) for m in range(1, 6)]
    data = pandas.DataFrame(codes, columns=["r", "f", "m"])
    data["client"] = [f"{r}{f}{m}" for r, f, m in codes]
    named = own.find_segments(data.copy())["segment"]
    check("rfm names all codes", named.notna().all())
    count = named.nunique()
    check("rfm calls a lost big buyer at risk only", named[data["client"] == "155"].iloc[0] == "At Risk")
    return f"`rfm` has {count} names, fixed in its code. None of the 125 codes is without a name, as with ours."


def variation():
    rows = []
    series = pandas.read_csv(ROOT / "tests/golden/xyz-by-week/series.csv").set_index("client").loc["Acme"].to_numpy(float)
    cases = {1: "xyz-by-week", 4: "xyz-by-four-weeks", 12: "xyz-by-twelve-weeks"}
    for weeks, case in cases.items():
        sums = series.reshape(-1, weeks).sum(axis=1)
        expected = pandas.read_csv(ROOT / "tests/golden" / case / "expected.csv")["coefficient of variation"][0]
        by_pandas = pandas.Series(sums).std() / sums.mean()
        by_numpy = numpy.std(sums) / sums.mean()
        check(f"pandas' std agrees by {weeks}", abs(by_pandas - expected) < 1e-12)
        check(f"numpy's std is another by {weeks}", by_numpy < expected)
        rows.append([weeks, *(f"{100 * value:.1f} %" for value in [expected, by_pandas, by_numpy])])
    population = pandas.read_csv(ROOT / "tests/golden/xyz-population/expected.csv")["coefficient of variation"][0]
    check("population agrees with numpy", abs(by_numpy - population) < 1e-12)
    return table(["weeks together", "TierSheet", "`Series.std()` / mean", "`numpy.std()` / mean"], rows)


def main():
    parts = {
        "agreement": agreement(),
        "ties": ties(),
        "units": units(),
        "seven": seven(),
        "names": names(),
        "variation": variation(),
        "versions": f"pandas {pandas.__version__}, openretailscience {openretailscience_version()}, rfm 1.0.9.",
    }
    text = PAGE.read_text(encoding="utf-8")
    written = text
    for name, part in parts.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.S)
        check(f"the page has a place for {name}", marks.search(written))
        written = marks.sub(lambda found: f"{found.group(1)}{part}\n{found.group(2)}", written)
    if os.environ.get("UPDATE") == "1":
        PAGE.write_text(written, encoding="utf-8")
    elif written != text:
        sys.exit("docs/model/peers.md is stale: UPDATE=1 tests/peers/run")
    print("\n\n".join(parts.values()))


def openretailscience_version():
    from importlib.metadata import version

    return version(openretailscience.__name__)


main()
