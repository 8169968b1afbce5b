using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class ImportGraphTests
{
    [Test]
    public void Graph_of_files_that_nobody_waits_for_is_not_made()
    {
        Assert.That(() => ImportGraph.Of([new SourceFile("a.py", "import b\n")], new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("src/a.ts", "import { b } from './b';", "src/b.ts")]
    [TestCase("src/a.ts", "import { b } from './b.js';", "src/b.ts")]
    [TestCase("src/a.js", "require('../lib');", "lib/index.js")]
    [TestCase("src/x/a.ts", "import b from '@/b';", "src/b.ts")]
    [TestCase("src/a.js", "import React from 'b';", null)]
    [TestCase("app/a.py", "from . import b", "app/b.py")]
    [TestCase("app/a.py", "from .b import c", "app/b.py")]
    [TestCase("app/sub/a.py", "from ..b import c", "app/b.py")]
    [TestCase("main.py", "from app.b import c", "app/b.py")]
    [TestCase("main.py", "import app.sub", "app/sub/__init__.py")]
    [TestCase("main.py", "import json", null)]
    [TestCase("app/a.rb", "require_relative 'b'", "app/b.rb")]
    [TestCase("src/a.c", "#include \"b.h\"", "src/b.h")]
    [TestCase("src/a.c", "#include \"inc/c.h\"", "src/inc/c.h")]
    [TestCase("src/a.c", "#include <b.h>", null)]
    [TestCase("src/main.rs", "mod b;", "src/b.rs")]
    [TestCase("src/b.rs", "use crate::c::Thing;", "src/c/mod.rs")]
    [TestCase("src/c/mod.rs", "use super::b::f;", "src/b.rs")]
    [TestCase("app/main.dart", "import 'b.dart';", "app/b.dart")]
    [TestCase("web/a.php", "<?php require __DIR__ . '/b.php';", "web/b.php")]
    public void Paths_lead_to_files(string path, string text, string? target)
    {
        string[] others =
        [
            "src/b.ts", "lib/index.js", "app/b.py", "app/json.py", "app/sub/__init__.py", "app/b.rb", "src/b.h", "src/inc/c.h", "src/b.rs",
            "src/c/mod.rs", "src/main.rs", "app/b.dart", "web/b.php",
        ];
        var files = others.Where(other => other != path).Select(other => new SourceFile(other, "")).Prepend(new SourceFile(path, text));

        var edges = ImportGraph.Of([.. files], CancellationToken.None);

        Assert.That(edges.Select(edge => edge.To), Is.EqualTo(target is null ? [] : new[] { target }));
    }

    [TestCase("", "import abc", null)]
    [TestCase("", "from . import abc", "lib/pkg/abc.py")]
    [TestCase("", "from abc import ABC", null)]
    [TestCase("", "import types", "lib/types.py")]
    [TestCase(null, "import abc", "lib/pkg/abc.py")]
    [TestCase(null, "from .other import x\nimport abc", null)]
    public void Module_of_a_package_imports_its_siblings_only_with_a_dot(string? package, string text, string? target)
    {
        (string, string)[] files = [("lib/pkg/a.py", text), ("lib/pkg/abc.py", ""), ("lib/pkg/types.py", ""), ("lib/types.py", "")];

        var edges = Of(package is null ? files : [.. files, ("lib/pkg/__init__.py", package)]);

        Assert.That(edges.Select(edge => edge.To), Is.EqualTo(target is null ? [] : new[] { target }));
    }

    [Test]
    public void Nearest_of_several_files_is_meant()
    {
        var edges = Of(("b/src/a.c", "#include \"x/u.h\""), ("a/inc/x/u.h", ""), ("b/inc/x/u.h", ""), ("c/x/u.h", ""));

        Assert.That(edges.Single().To, Is.EqualTo("b/inc/x/u.h"));
    }

    [Test]
    public void Type_of_an_imported_namespace_makes_an_edge_where_it_is_mentioned()
    {
        var edges = Of(
            ("A.cs", "using Shop.Data;\n\nnamespace Shop.Web;\n\nclass A\n{\n    private Store _store;\n}\n"),
            ("Store.cs", "namespace Shop.Data;\n\nclass Store { }\n"),
            ("Unused.cs", "namespace Shop.Data;\n\nclass Unused { }\n"));

        Assert.That(edges, Is.EqualTo(new[] { new ImportEdge("A.cs", "Store.cs", 7, "Store") }));
    }

    [Test]
    public void Type_of_the_same_namespace_needs_no_import()
    {
        var edges = Of(("A.cs", "namespace S;\nclass A : B { }"), ("B.cs", "namespace S;\nclass B { }"));

        Assert.That(edges.Single().To, Is.EqualTo("B.cs"));
    }

    [Test]
    public void Type_of_a_namespace_around_is_seen()
    {
        var edges = Of(("A.cs", "namespace S.T.U;\nclass A : B { }"), ("B.cs", "namespace S;\nclass B { }"));

        Assert.That(edges.Single().To, Is.EqualTo("B.cs"));
    }

    [Test]
    public void Type_that_is_not_in_sight_makes_no_edge()
    {
        var edges = Of(("A.cs", "namespace S;\nclass A { File f; }"), ("File.cs", "namespace T;\nclass File { }"));

        Assert.That(edges, Is.Empty);
    }

    [TestCase("x.B();")]
    [TestCase("// B\n")]
    [TestCase("f(\"B\");")]
    [TestCase("int B() => 1;")]
    [TestCase("int B = 1;")]
    [TestCase("var c = new C { B = 1 };")]
    [TestCase("G(int B, int d);")]
    public void Member_comment_and_string_of_the_same_name_make_no_edge(string statement)
    {
        var edges = Of(("A.cs", $"namespace S;\nclass A {{ void F() {{ {statement} }} }}"), ("B.cs", "namespace S;\nclass B { }"));

        Assert.That(edges, Is.Empty);
    }

    [Test]
    public void Member_that_is_called_like_its_type_hides_it_no_further_than_it_must()
    {
        var edges = Of(
            ("A.cs", "namespace S;\nclass A {\n int B { get; }\n C C { get; }\n void F() { B.D(); C.D(); }\n}"),
            ("B.cs", "namespace S;\nclass B { }"),
            ("C.cs", "namespace S;\nclass C { }"));

        Assert.That(edges.Single(), Is.EqualTo(new ImportEdge("A.cs", "C.cs", 4, "C")));
    }

    [Test]
    public void Type_in_parts_is_its_own_in_each()
    {
        var edges = Of(("A.cs", "namespace S;\npartial class A { A a; }"), ("B.cs", "namespace S;\npartial class A { A b; }"));

        Assert.That(edges, Is.Empty);
    }

    [Test]
    public void Qualified_name_needs_no_import()
    {
        var edges = Of(("A.cs", "namespace S;\nclass A { T.B b; }"), ("B.cs", "namespace S.T;\nclass B { }"));

        Assert.That(edges.Single().To, Is.EqualTo("B.cs"));
    }

    [Test]
    public void Global_using_holds_for_all_files()
    {
        var edges = Of(
            ("A.cs", "namespace S;\nclass A { B b; }"), ("B.cs", "namespace T;\nclass B { }"), ("Usings.cs", "global using T;\n"));

        Assert.That(edges.Single().To, Is.EqualTo("B.cs"));
    }

    [Test]
    public void Java_imports_name_their_types()
    {
        var edges = Of(
            ("x/A.java", "package x;\nimport y.B;\nimport static y.C.go;\nclass A { D d; }"),
            ("y/B.java", "package y;\nclass B { }"),
            ("y/C.java", "package y;\nclass C { }"),
            ("x/D.java", "package x;\nclass D { }"),
            ("y/E.java", "package y;\nclass E { }"));

        Assert.That(edges.Select(edge => edge.To), Is.EqualTo(new[] { "y/B.java", "y/C.java", "x/D.java" }));
    }

    [Test]
    public void Php_uses_name_their_types()
    {
        var edges = Of(
            ("A.php", "<?php\nnamespace X;\nuse Y\\B;\nclass A { function f(C $c) { } }"),
            ("B.php", "<?php\nnamespace Y;\nclass B { }"),
            ("C.php", "<?php\nnamespace X;\nclass C { }"));

        Assert.That(edges.Select(edge => edge.To), Is.EqualTo(new[] { "B.php", "C.php" }));
    }

    [Test]
    public void Go_needs_the_files_of_a_package_that_declare_what_it_uses()
    {
        var edges = Of(
            ("cmd/main.go", "package main\nimport \"x.y/shop/store\"\nfunc main() { store.Open() }"),
            ("store/open.go", "package store\nfunc Open() {}"),
            ("store/close.go", "package store\nfunc Close() {}"));

        Assert.That(edges, Is.EqualTo(new[] { new ImportEdge("cmd/main.go", "store/open.go", 2, "x.y/shop/store") }));
    }

    [Test]
    public void Standard_package_of_Go_is_no_directory_here()
    {
        var edges = Of(("main.go", "package main\nimport \"net/http\"\nfunc main() { http.Get() }"), ("http/a.go", "package http\nfunc Get() {}"));

        Assert.That(edges, Is.Empty);
    }

    [Test]
    public void Pair_of_files_has_one_edge()
    {
        var edges = Of(("a.js", "import './b';\nimport { c } from './b';"), ("b.js", ""));

        Assert.That(edges, Is.EqualTo(new[] { new ImportEdge("a.js", "b.js", 1, "./b") }));
    }

    [Test]
    public void Type_behind_the_dots_that_spread_a_list_is_mentioned()
    {
        var edges = Of(("A.cs", "namespace P;\nclass A { int[] all = [.. Store.All()]; }"), ("Store.cs", "namespace P;\nclass Store { }"));

        Assert.That(edges, Is.EqualTo(new[] { new ImportEdge("A.cs", "Store.cs", 2, "Store") }));
    }

    private static IReadOnlyList<ImportEdge> Of(params (string Path, string Text)[] files) =>
        ImportGraph.Of([.. files.Select(file => new SourceFile(file.Path, file.Text))], CancellationToken.None);
}
