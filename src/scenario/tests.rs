//! The promises of reading a scenario.
use super::sample::*;

#[test]
fn a_file_without_problems_is_read() {
    assert_eq!(complaints(&[("base.toml", BASE)]), "no problems");
}

#[test]
fn show_all() {
    for t in [
        "municipality.inhabitans = 5\n[run]\nyears = 5.5\nwarmup_months = nan\nextra=1",
        "[[contract.clause]]\nkind = \"revenue ceiling\"\nlevel = -0.95\n[[contract.clause]]\nkind = \"revenue cieling\"\nlevel=1\n[[contract.clause]]\nkind = \"lump sum\"\nlevel=1\n[[contract.clause]]\nkind=\"uurtarief\"\nsegments=[\"day car\",\"day care\",\"day care\"]\n[[contract.clause]]\nkind=\"revenue ceiling\"\nlevel=95",
        "[segment.\"youth ambulatory lihgt\"]\n",
        "run.years = 0,95\nrun.warmup_months = abc\nmunicipality.inhabitants = -3\n",
        "[title]\nnl = “x”\n[title]\nen=\n",
        "[run\nyears = 1",
        "title.nl = \"abc\nrun.years = 1 2\n[[contract.clause]]\nsegments = [\"a\"\nlevel = 3\n",
    ] {
        eprintln!("-----\n{t}\n==>\n{}", change(t));
    }
    eprintln!("{}", complaints(&[("e.toml", "")]));
    eprintln!("{}", complaints(&[("e.toml", "[title]\nnl='x'")]));
}
