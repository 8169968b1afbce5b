using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Analyze.Cycles;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze.Cycles;

internal sealed class FolderCyclesTests
{
    private static readonly (string, string) View = ("shop/api/View.java", "package shop.api;\n\npublic class View { }\n");

    private static readonly (string, string) Pages = ("shop/api/Pages.java", "package shop.api;\n\nimport shop.store.Rows;\n\nclass Pages { Rows rows; }\n");

    private static readonly (string, string) Rows = ("shop/store/Rows.java", "package shop.store;\n\nimport shop.api.View;\n\npublic class Rows { View view; }\n");

    [Test]
    public void Folders_that_need_each_other_are_told_with_their_imports()
    {
        var found = Of(View, Pages, Rows);

        Assert.That(found.Single().Text, Does.StartWith("Folders need each other: api needs store (Pages.java:3); store needs api (Rows.java:3)."));
    }

    [Test]
    public void Import_without_which_no_ring_is_left_is_the_place()
    {
        var found = Of(View, Pages, ("shop/api/More.java", "package shop.api;\n\nimport shop.store.Rows;\n\nclass More { Rows rows; }\n"), Rows).Single();

        Assert.That((found.File, found.Line, found.Quote), Is.EqualTo(("shop/store/Rows.java", 3, "import shop.api.View;")));
        Assert.That(found.Text, Does.EndWith("Without the import from store to api no ring is left."));
    }

    [Test]
    public void Import_that_closes_several_rings_is_the_place_though_another_folder_has_as_few()
    {
        var found = Of(
            View, Pages, Rows,
            ("shop/api/Bill.java", "package shop.api;\n\nimport shop.billing.Sums;\n\nclass Bill { Sums sums; }\n"),
            ("shop/billing/Sums.java", "package shop.billing;\n\nimport shop.store.Rows;\n\npublic class Sums { Rows rows; }\n")).Single();

        Assert.That(found.File, Is.EqualTo("shop/store/Rows.java"));
        Assert.That(found.Text, Does.Contain("billing hangs in the same knot."));
    }

    [Test]
    public void Of_two_imports_that_weigh_the_same_none_is_blamed()
    {
        var found = Of(View, Pages, Rows).Single();

        Assert.That(found.Text, Does.EndWith("without the others."));
    }

    [Test]
    public void Folder_and_one_inside_it_are_one_part()
    {
        var found = Of(
            ("shop/App.java", "package shop;\n\nimport shop.api.Pages;\n\npublic class App { Pages pages; }\n"),
            ("shop/api/Pages.java", "package shop.api;\n\nimport shop.App;\n\npublic class Pages { App app; }\n"));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Dependency_in_one_direction_is_none()
    {
        var found = Of(View, Pages, ("shop/store/Rows.java", "package shop.store;\n\n/** What View shows. */\npublic class Rows { String view = \"View\"; }\n"));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Test_closes_no_ring()
    {
        var found = Of(View, Pages, ("shop/store/Rows.java", "package shop.store;\n\npublic class Rows { }\n"),
            ("shop/store/RowsTest.java", "package shop.store;\n\nimport shop.api.View;\n\nclass RowsTest { View view; }\n"));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Type_alone_closes_no_ring()
    {
        var found = Of(
            ("src/api/page.ts", "import { rows } from '../store/rows';\nexport const page = rows;\n"),
            ("src/api/view.ts", "export interface View { id: number }\n"),
            ("src/store/rows.ts", "import type { View } from '../api/view';\nexport const rows: View[] = [];\n"));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Modules_of_rust_close_no_ring()
    {
        var found = Of(
            ("src/api/page.rs", "use crate::store::rows::Rows;\n"), ("src/api/view.rs", "pub struct View;\n"), ("src/store/rows.rs", "use crate::api::view::View;\n"));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Ring_of_files_across_folders_is_told_once()
    {
        var map = Mapped.Of(("src/api/a.ts", "import { b } from '../store/b';\nexport const a = b;\n"), ("src/store/b.ts", "import { a } from '../api/a';\nexport const b = () => a;\n"));

        var (files, told) = FileCycles.Of(map);

        Assert.That((files.Count, FolderCycles.Of(map, told).Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void Names_are_shortened_by_the_folder_that_all_lie_in_and_no_further()
    {
        var found = Of(
            ("src/a/x.ts", "import { y } from '../b/y';\n"), ("src/a/z.ts", "export const z = 1;\n"), ("src/b/y.ts", "import { z } from '../a/z';\nexport const y = z;\n"));

        Assert.That(found.Single().Text, Does.StartWith("Folders need each other: a needs b (x.ts:1); b needs a (y.ts:1)."));
    }

    private static IReadOnlyList<Finding> Of(params (string Path, string Text)[] files)
    {
        var map = Mapped.Of(files);
        return FolderCycles.Of(map, FileCycles.Of(map).Told);
    }
}
