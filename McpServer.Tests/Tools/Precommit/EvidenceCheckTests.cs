using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Tools.Precommit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Precommit;

public class EvidenceCheckTests
{
    [Test]
    public void Conflict_marker_is_found_at_its_line()
    {
        var finding = new ConflictMarkers().Check(Added("a.cs", "x\n<<<<<<< HEAD\ny\n")).Single();

        Assert.That((finding.Severity, finding.Line), Is.EqualTo((Severity.Critical, 2)));
    }

    [Test]
    public void Underlined_title_is_no_conflict()
    {
        Assert.That(new ConflictMarkers().Check(Added("a.rst", "Title\n=======\n")), Is.Empty);
    }

    [TestCase("a.cs", "x \n", 1)]
    [TestCase("a.cs", " \tx\n", 1)]
    [TestCase("a.cs", "x\n\n", 2)]
    public void Whitespace_error_is_found(string path, string text, int line)
    {
        Assert.That(new WhitespaceErrors().Check(Added(path, text)).Select(finding => finding.Line), Is.EqualTo([line]));
    }

    [TestCase("a.md", "a line break  \nnext\n")]
    [TestCase("a.cs", "dos\r\nfile\r\n")]
    [TestCase("a.patch", "-x \n")]
    [TestCase("a.cs", "")]
    public void Sensible_whitespace_is_left_alone(string path, string text)
    {
        Assert.That(new WhitespaceErrors().Check(Added(path, text)), Is.Empty);
    }

    [Test]
    public void Stray_carriage_returns_are_found()
    {
        var change = Changed("a.cs", "one\ntwo\n", "one\nnew\r\ntwo\n");

        Assert.That(new WhitespaceErrors().Check(change).Single().Text, Does.Contain("CRLF"));
    }

    [Test]
    public void Broken_json_is_found_with_line_and_column()
    {
        var finding = new BrokenJson().Check(Added("a.json", "{\n  \"a\": oops\n}\n")).Single();

        Assert.That((finding.Severity, finding.Line, finding.Text.Contains("column 8")), Is.EqualTo((Severity.High, 2, true)));
    }

    [TestCase("tsconfig.json")]
    [TestCase(".vscode/settings.json")]
    [TestCase("a.jsonc")]
    [TestCase("appsettings.Development.json")]
    public void Comments_are_allowed_where_they_are_customary(string path)
    {
        Assert.That(new BrokenJson().Check(Added(path, "{ // why\n  \"a\": 1,\n}\n")), Is.Empty);
    }

    [Test]
    public void Comments_in_plain_json_are_a_low_finding()
    {
        Assert.That(new BrokenJson().Check(Added("a.json", "{} // why\n")).Single().Severity, Is.EqualTo(Severity.Low));
    }

    [Test]
    public void Broken_project_file_is_found_with_its_line()
    {
        Assert.That(new BrokenXml().Check(Added("a.csproj", "<Project>\n  <A>\n</Project>\n")).Single().Line, Is.EqualTo(3));
    }

    [TestCase("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [TestCase("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://nowhere.invalid/x.dtd\"><plist/>")]
    [TestCase("<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>")]
    public void Document_type_is_neither_expanded_nor_fetched(string text)
    {
        Assert.That(new BrokenXml().Check(Added("a.xml", text)), Is.Empty);
    }

    [TestCase("a.js", "  console.log(x)\n", Severity.Low)]
    [TestCase("a.ts", "debugger;\n", Severity.Medium)]
    [TestCase("a.test.ts", "it.only('x', () => {})\n", Severity.Medium)]
    [TestCase("a.py", "    breakpoint()\n", Severity.Medium)]
    [TestCase("a.py", "    print(x)\n", Severity.Info)]
    [TestCase("a.rb", "binding.pry\n", Severity.Medium)]
    [TestCase("a.rs", "let y = dbg!(x);\n", Severity.Low)]
    [TestCase("A.java", "System.out.println(x);\n", Severity.Low)]
    [TestCase("a.cs", "// TODO: finish\n", Severity.Info)]
    public void Debug_leftover_is_found(string path, string text, object severity)
    {
        Assert.That(new DebugLeftovers().Check(Added(path, text)).Single().Severity, Is.EqualTo(severity));
    }

    [TestCase("a.md", "Use console.log(x) and TODO lists.\n")]
    [TestCase("a.js", "// console.log(x)\n")]
    [TestCase("tests/a.py", "print(x)\n")]
    [TestCase("a.cs", "var debuggerAttached = true;\n")]
    public void Innocent_line_is_no_leftover(string path, string text)
    {
        Assert.That(new DebugLeftovers().Check(Added(path, text)), Is.Empty);
    }

    [Test]
    public void Code_without_tests_is_one_finding()
    {
        Assert.That(new UntestedChange().Check(Added("src/a.cs", Code)).Single().Text, Does.Contain("src/a.cs"));
    }

    [TestCase("Project.Tests/ATests.cs")]
    [TestCase("src/a.test.ts")]
    [TestCase("pkg/a_test.go")]
    [TestCase("tests/test_a.py")]
    public void Code_with_a_test_is_none(string test)
    {
        var change = Added("src/a.cs", Code);

        Assert.That(new UntestedChange().Check(change with { Files = [.. change.Files, Added(test, Code).Files[0]] }), Is.Empty);
    }

    [TestCase("a.md", Code)]
    [TestCase("a.cs", "// only\n// a\n// comment\n// of\n// lines\n")]
    [TestCase("lib.rs", Code + "#[test]\nfn works() {}\n")]
    public void What_needs_no_test_is_not_asked_for_one(string path, string text)
    {
        Assert.That(new UntestedChange().Check(Added(path, text)), Is.Empty);
    }

    [TestCase(100_000, false, null)]
    [TestCase(100_001, true, Severity.Low)]
    [TestCase(1_000_001, false, Severity.Medium)]
    [TestCase(10_000_001, false, Severity.High)]
    public void Size_decides(long size, bool isBinary, object? severity)
    {
        var file = Added("a.dat", "").Files[0] with { Size = size, IsBinary = isBinary };

        var finding = new LargeFiles().Check(Set(file)).SingleOrDefault();

        Assert.That(finding?.Severity, Is.EqualTo(severity));
    }

    [TestCase(ChangePart.Staged, Severity.Critical)]
    [TestCase(ChangePart.Untracked, Severity.Medium)]
    public void Key_file_is_a_finding_by_itself(object part, object severity)
    {
        var file = Added(".env", "").Files[0] with { IsKeyFile = true, Part = (ChangePart)part };

        Assert.That(new AddedSecrets().Check(Set(file)).Single().Severity, Is.EqualTo(severity));
    }

    [TestCase("set.sh", "export API_TOKEN=q7Zk2Wm9Xp4Lr8Tv3Ns6")]
    [TestCase("conf.yaml", "  password: q7Zk2Wm9Xp4Lr8Tv3Ns6")]
    [TestCase("app.config", "c = \"Server=db.internal;User Id=sa;Password=Pa55w0rd!x\"")]
    public void Line_that_holds_a_secret_is_told_once(string path, string line)
    {
        Assert.That(new AddedSecrets().Check(Added(path, $"x\n{line}\n")).Select(finding => finding.Line), Is.EqualTo(new int?[] { 2 }));
    }

    private const string Code = "int a = 1;\nint b = 2;\nint c = 3;\nint d = 4;\nint e = 5;\n";

    private static ChangeSet Added(string path, string text) => Changed(path, "", text, ChangeKind.Added);

    private static ChangeSet Changed(string path, string before, string after, ChangeKind kind = ChangeKind.Modified) =>
        Set(new FileChange
        {
            Path = path,
            Part = ChangePart.Staged,
            Kind = kind,
            NewMode = 0x81A4,
            Text = after,
            Size = after.Length,
            Hunks = LineDiff.Between(before, after),
        });

    private static ChangeSet Set(FileChange file) => new() { Root = "/r", Files = [file] };
}
