using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class ImportsTests
{
    [Test]
    public void CSharp()
    {
        const string Text = """
            global using System.Linq;
            using static System.Math;
            using Json = System.Text.Json;
            using Pair = System.Collections.Generic.KeyValuePair<int, int>;

            namespace A { using B; class C { void F() { using var d = Open(); using (d) { } } } }
            """;

        Assert.That(Targets("a.cs", Text),
            Is.EqualTo(new[] { "System.Linq", "System.Math", "System.Text.Json", "System.Collections.Generic.KeyValuePair", "B" }));
    }

    [TestCase("A.java", "package a;\nimport java.util.List;\nimport static a.b.C.*;\nclass D {}", "java.util.List a.b.C.*")]
    [TestCase("a.kt", "package a\nimport a.b.C as D\nimport a.b.*\n\nclass E", "a.b.C a.b.*")]
    [TestCase("a.scala", "import a.b.{C, D => E}\nimport a._\nclass F", "a.b a._")]
    [TestCase("a.swift", "import Foundation\n@testable import struct App.Cart\nclass A {}", "Foundation App.Cart")]
    [TestCase("a.go", "package a\nimport (\n  \"fmt\"\n  db \"x.y/db\"\n)\nimport \"os\"\nvar s = \"no\"", "fmt x.y/db os")]
    [TestCase("a.rs", "use std::{fmt, io::{self, Read as R}};\npub use crate::a::*;\nmod b;\nmod c { }", "std::fmt std::io std::io::Read crate::a::* self::b")]
    [TestCase("a.c", "#include <stdio.h>\n#include \"a/b.h\" // c\n// #include \"d.h\"", "stdio.h a/b.h")]
    [TestCase("a.php", "<?php\nuse A\\B as C, D;\nuse E\\{F, G};\nrequire __DIR__ . '/h.php';\n$i = function () use ($j) {};", "A\\B D E\\F E\\G ./h.php")]
    [TestCase("a.rb", "require 'json'\nrequire_relative 'a/b'\nx.require 'no'", "json ./a/b")]
    [TestCase("a.dart", "import 'package:a/b.dart' as c;\nexport 'd.dart';", "package:a/b.dart d.dart")]
    [TestCase("a.lua", "local a = require(\"a.b\")\nrequire 'c'", "a.b c")]
    public void Other_languages(string path, string text, string targets)
    {
        Assert.That(Targets(path, text), Is.EqualTo(targets.Split(' ')));
    }

    [Test]
    public void Script()
    {
        const string Text = """
            import a, { b as c } from './a';
            import './style.css';
            import type { D } from "../d";
            export * from './e';
            export { f } from './f';
            const g = require('g');
            const h = await import('./h');
            const no = require(path) || "import x from 'y'";
            export const i = 1;
            import {
              j,
            } from './j';
            """;

        Assert.That(Targets("a.ts", Text), Is.EqualTo(new[] { "./a", "./style.css", "../d", "./e", "./f", "g", "./h", "./j" }));
    }

    [Test]
    public void Python()
    {
        const string Text = """
            import os, a.b as c
            from . import d
            from ..e.f import (
                g,
                h as i,
            )
            def lazy():
                from j import *
            text = "import no"
            """;

        Assert.That(Targets("a.py", Text), Is.EqualTo(new[] { "os", "a.b", ".", "..e.f", "j" }));
    }

    [Test]
    public void Names_that_are_taken_are_told()
    {
        var import = new SourceFile("a.py", "from .a import (\n  b,\n  c as d,\n)\n").Imported.Single();

        Assert.That((import.Line, import.EndLine, string.Join(',', import.Names)), Is.EqualTo((1, 4, "b,c")));
    }

    private static IEnumerable<string> Targets(string path, string text) =>
        new SourceFile(path, text).Imported.Select(import => import.Target);
}
