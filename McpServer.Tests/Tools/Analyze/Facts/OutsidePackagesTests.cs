using Mcp.Daemon.Tools.Analyze.Facts;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze.Facts;

internal sealed class OutsidePackagesTests
{
    [TestCase("a.js", "import express from 'express';\n", "express: 1 file (a.js:1)")]
    [TestCase("a.ts", "import { x } from '@scope/tool/part';\n", "@scope/tool: 1 file (a.ts:1)")]
    [TestCase("a.py", "import os\nfrom flask.views import View\n", "flask: 1 file (a.py:2)")]
    [TestCase("a.go", "package a\n\nimport (\n\t\"fmt\"\n\t\"github.com/go-chi/chi/v5\"\n)\n", "github.com/go-chi/chi: 1 file (a.go:5)")]
    [TestCase("A.java", "package com.acme.shop;\n\nimport java.util.List;\nimport org.slf4j.Logger;\n", "org.slf4j: 1 file (A.java:4)")]
    [TestCase("A.cs", "using System.Text;\nusing Microsoft.Data.Sqlite;\n\nnamespace Acme;\n", "Microsoft.Data: 1 file (A.cs:2)")]
    [TestCase("a.rb", "require 'json'\nrequire 'sinatra/base'\n", "sinatra: 1 file (a.rb:2)")]
    [TestCase("a.rs", "use std::fs;\nuse serde::Serialize;\n", "serde: 1 file (a.rs:2)")]
    [TestCase("a.php", "<?php\nnamespace Acme;\nuse Monolog\\Logger;\n", "Monolog: 1 file (a.php:3)")]
    public void Package_is_told_by_its_name_and_where_it_is_needed(string path, string text, string expected)
    {
        Assert.That(OutsidePackages.Of(Mapped.Of((path, text)), withStandard: false), Is.EqualTo(new[] { expected }));
    }

    [TestCase("a.js", "import fs from 'node:fs';\nimport b from './b';\n// import x from 'x';\n")]
    [TestCase("shop/a.py", "from shop.b import c\nfrom . import d\nimport sys\n")]
    [TestCase("A.java", "package com.acme.shop;\n\nimport com.acme.money.Cents;\nimport javax.crypto.Mac;\n")]
    [TestCase("A.cs", "using Acme.Money;\n\nnamespace Acme.Shop;\n")]
    [TestCase("a.rs", "use crate::b::C;\nuse super::d;\n")]
    [TestCase("a.go", "package a\n\nimport \"net/http\"\n")]
    public void Own_code_and_the_standard_library_are_no_packages(string path, string text)
    {
        Assert.That(OutsidePackages.Of(Mapped.Of((path, text)), withStandard: false), Is.Empty);
    }

    [Test]
    public void Parts_of_the_standard_library_that_reach_out_are_told_when_asked_for()
    {
        var lines = OutsidePackages.Of(Mapped.Of(("a.py", "import math\nimport subprocess\n")), withStandard: true);

        Assert.That(lines, Is.EqualTo(new[] { "subprocess: 1 file (a.py:2)" }));
    }

    [TestCase("src/a.js", "import m from '../money';\n", "../money (src/a.js:1)")]
    [TestCase("a.py", "from .money import cents\n", ".money (a.py:1)")]
    public void Relative_import_that_no_given_file_answers_to_is_told(string path, string text, string expected)
    {
        Assert.That(OutsidePackages.NotLookedAt(Mapped.Of((path, text))), Is.EqualTo(new[] { expected }));
    }

    [TestCase("import b from './b';\n")]
    [TestCase("import './page.css';\n")]
    [TestCase("import express from 'express';\n")]
    public void Import_that_a_file_answers_to_or_that_is_no_code_is_not_told(string text)
    {
        Assert.That(OutsidePackages.NotLookedAt(Mapped.Of(("a.js", text), ("b.js", "1;\n"))), Is.Empty);
    }
}
