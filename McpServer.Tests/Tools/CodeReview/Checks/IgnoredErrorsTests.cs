using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class IgnoredErrorsTests
{
    [TestCase("a.go", "package a\nfunc save() error { return nil }\nfunc f() {\n save()\n}\n", "4 medium")]
    [TestCase("a.go", "package a\nfunc load() (int, error) { return 0, nil }\nfunc f() {\n x, _ := load()\n _ = x\n}\n", "4 medium")]
    [TestCase("a.go", "package a\nfunc save() error { return nil }\nfunc f() {\n _ = save()\n}\n", "4 low")]
    [TestCase("a.go", "package a\ntype S struct{}\nfunc (s *S) Save() (err error) { return nil }\nfunc f(s *S) {\n s.Save()\n}\n", "5 medium")]
    public void Error_that_is_dropped_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new IgnoredErrors(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.go", "package a\nfunc save() error { return nil }\nfunc f() error {\n if err := save(); err != nil { return err }\n err := save()\n defer save()\n use(save())\n return save()\n}\n")]
    [TestCase("a.go", "package a\nfunc load() (int, error) { return 0, nil }\nfunc size() int { return 1 }\nfunc hook() func() error { return nil }\nfunc f() {\n _, err := load()\n size()\n _ = size()\n hook()\n other.save()\n _ = save() // it is only a hint\n}\nfunc save() error { return nil }\n")]
    [TestCase("a_test.go", "package a\nfunc save() error { return nil }\nfunc f() {\n save()\n}\n")]
    public void Error_that_is_looked_at_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new IgnoredErrors(), path, text), Is.Empty);
    }
}
