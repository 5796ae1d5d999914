"""What is listed, what is refused, and why."""

import os
from pathlib import Path

import pytest

from flows.sources import Reject, list_sources, uri_of


def reasons(*arguments: Path | str) -> dict[str, str]:
    _, rejects = list_sources(map(str, arguments))
    return {Path(r.source_uri).name: r.reason for r in rejects}


def names(*arguments: Path | str) -> list[str]:
    found, _ = list_sources(map(str, arguments))
    return [Path(s.path).name for s in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "sub/c.txt", ".hidden.txt", "sub/.git/d.txt", "e.jpg"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("本报讯")
    return tmp_path / "pages"


def test_a_folder_is_read_with_its_subfolders_but_not_what_is_hidden(folder: Path) -> None:
    assert names(folder) == ["a.TXT", "b.txt", "c.txt"]
    assert reasons(folder) == {"e.jpg": "unsupported_format"}


def test_a_file_named_twice_is_listed_once(folder: Path) -> None:
    assert names(folder, folder / "b.txt", folder / "*.txt") == ["a.TXT", "b.txt", "c.txt"]


def test_a_named_file_is_listed_whatever_its_ending(folder: Path) -> None:
    assert names(folder / "e.jpg") == ["e.jpg"]


def test_a_pattern_reaches_subfolders(folder: Path) -> None:
    assert names(f"{folder}/**/*.txt") == ["b.txt", "c.txt"]


def test_a_name_with_brackets_is_no_pattern_where_the_file_exists(tmp_path: Path) -> None:
    (tmp_path / "page[1].txt").write_text("本报讯")
    assert names(tmp_path / "page[1].txt") == ["page[1].txt"]


def test_each_bad_input_has_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert reasons(tmp_path / "empty", tmp_path / "nowhere.txt", tmp_path / "*.none", tmp_path / "pipe") == {
        "empty": "empty_folder",
        "nowhere.txt": "missing",
        "*.none": "missing",
        "pipe": "not_a_file",
    }


def test_a_file_without_read_permission_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = folder / "b.txt"

    def may_read(path: Path, mode: int) -> bool:  # root, who runs many test machines, may read anything
        return path != locked or mode != os.R_OK

    monkeypatch.setattr(os, "access", may_read)
    assert names(folder) == ["a.TXT", "c.txt"]
    assert reasons(folder)["b.txt"] == "no_permission"


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("不可见")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "inside.txt").symlink_to(folder / "b.txt")
    assert "link.txt" not in names(folder)
    assert "inside.txt" in names(folder)
    assert reasons(folder)["link.txt"] == "link_outside"


def test_every_detail_says_what_to_do(tmp_path: Path) -> None:
    _, rejects = list_sources([str(tmp_path / "nowhere.txt")])
    assert rejects == [
        Reject(uri_of(tmp_path / "nowhere.txt"), "missing", "There is no such file. Check the path.")
    ]


def test_formats_that_are_read_are_listed_packed_or_not(tmp_path: Path) -> None:
    listed = [
        "a.md", "b.HTML", "c.pdf", "d.jsonl", "e.ndjson.gz", "f.csv.zst", "g.parquet", "h.zip", "i.tar.bz2",
        "j.tgz", "k.txt.xz", "l.gz", "m", "n.1998.07.04",
    ]  # fmt: skip
    for name in [*listed, "o.docx", "p.json", "q.jpg.gz"]:
        (tmp_path / name).touch()
    assert names(tmp_path) == listed
    assert set(reasons(tmp_path)) == {"o.docx", "p.json", "q.jpg.gz"}


def test_a_sidecar_is_no_input_and_its_change_is_its_files(tmp_path: Path) -> None:
    for name in ("a.txt", "a.meta.json", "b.txt", "b.txt.meta.json", "c.txt", "d.meta.json"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1000, 2000 if name.endswith("json") else 1000))
    for arguments in ([tmp_path], [f"{tmp_path}/*"]):
        found, rejects = list_sources(map(str, arguments))
        assert rejects == []
        assert [(Path(s.path).name, s.sidecar and Path(s.sidecar).name) for s in found] == [
            ("a.txt", "a.meta.json"), ("b.txt", "b.txt.meta.json"), ("c.txt", None)
        ]  # fmt: skip
        assert [s.modified_at.timestamp() for s in found if s.modified_at] == [2000, 2000, 1000]


def test_a_folder_of_nothing_but_hidden_files_and_sidecars_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".a.txt").touch()
    (tmp_path / "b.meta.json").touch()
    assert list(reasons(tmp_path).values()) == ["empty_folder"]


def test_names_of_any_bytes_have_addresses(tmp_path: Path) -> None:
    name = os.fsdecode("版面#3 50%!/页.txt".replace("/", "∕").encode() + "报.txt".encode("gb18030"))
    (tmp_path / name).touch()
    ((source,), _) = list_sources([str(tmp_path)])
    assert source.source_uri == f"file://{tmp_path}/版面%233 50%25%21∕页.txt%B1%A8.txt"
    assert Path(source.path).exists()
