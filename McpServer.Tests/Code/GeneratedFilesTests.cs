using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

public sealed class GeneratedFilesTests
{
    [TestCase("web/package-lock.json", true)]
    [TestCase("Cargo.lock", true)]
    [TestCase("app.MIN.css", true)]
    [TestCase("a.generated.cs", true)]
    [TestCase("generated/a.cs", false)]
    [TestCase("package.json", false)]
    [TestCase("src/.lock", false)]
    public void Name_tells_what_a_program_writes(string path, bool isGenerated)
    {
        Assert.That(GeneratedFiles.IsNamed(path), Is.EqualTo(isGenerated));
    }

    [TestCase("go.sum", true)]
    [TestCase("a/pnpm-lock.yaml", true)]
    [TestCase("a.min.js", false)]
    public void Lock_is_told_from_other_generated_files(string path, bool isLock)
    {
        Assert.That(GeneratedFiles.IsLock(path), Is.EqualTo(isLock));
    }
}
