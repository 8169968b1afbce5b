using Mcp.Daemon.Tools.TestGen.Smells;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Smells;

public sealed class LeftOutTestsTests
{
    [TestCase("describe.only('x', () => {\n  it('a', () => { expect(1); });\n});\n")]
    [TestCase("it.only('a', () => { expect(1); });\n")]
    [TestCase("fit('a', () => { expect(1); });\n")]
    public void Test_that_runs_alone_is_found(string text)
    {
        Assert.That(Smelled.By(new FocusedTests(), "a.test.js", text), Is.EqualTo("1 focused_test"));
    }

    [TestCase("a.test.js", "it('only', () => { query.only('a', () => { expect(1); }); });\n")]
    [TestCase("a.test.js", "// it.only('a', f)\nit('it.only(', () => { expect(1); });\n")]
    [TestCase("a.js", "it.only('a', () => { expect(1); });\n")]
    public void Test_that_runs_with_others_is_not(string path, string text)
    {
        Assert.That(Smelled.By(new FocusedTests(), path, text), Is.Empty);
    }

    [TestCase("a.test.js", "it.skip('a', () => { expect(1); });\n", 1)]
    [TestCase("test_a.py", "@pytest.mark.skip\ndef test_a():\n    assert f()\n", 1)]
    [TestCase("ATests.cs", "class ATests {\n [Test, Ignore] public void A() { }\n}", 2)]
    [TestCase("ATest.java", "class ATest {\n @Test\n @Disabled\n void a() { }\n}", 3)]
    [TestCase("a_test.go", "package a\nfunc TestA(t *testing.T) {\n\tt.Skip()\n\tt.Error(1)\n}\n", 3)]
    [TestCase("a.rs", "#[test]\n#[ignore]\nfn a() { assert!(f()); }\n", 2)]
    public void Test_that_is_left_out_without_a_reason_is_found(string path, string text, int line)
    {
        Assert.That(Smelled.By(new SkippedTests(), path, text), Is.EqualTo($"{line} skipped_test"));
    }

    [TestCase("test_a.py", "@pytest.mark.skip(reason=\"no server\")\ndef test_a():\n    assert f()\n")]
    [TestCase("test_a.py", "@pytest.mark.skipif(win, reason=\"x\")\ndef test_a():\n    assert f()\n")]
    [TestCase("test_a.py", "# until the server is back\n@pytest.mark.skip\ndef test_a():\n    assert f()\n")]
    [TestCase("a.test.js", "// flaky since the last upgrade\nit.skip('a', () => { expect(1); });\n")]
    [TestCase("a.test.js", "test('a', () => { test.skip(isMobile, 'desktop only'); expect(1); });\n")]
    [TestCase("ATests.cs", "class ATests {\n [Test, Ignore(\"no server\")] public void A() { }\n [Fact(Skip = \"later\")] public void B() { }\n}")]
    [TestCase("a_test.go", "package a\nfunc TestA(t *testing.T) {\n\tif testing.Short() {\n\t\tt.Skip()\n\t}\n\tt.Error(1)\n}\n")]
    public void Test_that_is_left_out_for_a_reason_is_not(string path, string text)
    {
        Assert.That(Smelled.By(new SkippedTests(), path, text), Is.Empty);
    }

    [TestCase("test_a.py", "def test_a():\n    time.sleep(1)\n    assert f()\n", 2)]
    [TestCase("a.test.ts", "it('a', async () => {\n  await new Promise((r) => setTimeout(r, 10));\n  expect(1);\n});\n", 2)]
    [TestCase("ATests.cs", "class ATests { [Test] public async Task A() {\n await Task.Delay(100);\n Assert.Pass();\n} }", 2)]
    [TestCase("a_test.go", "package a\nfunc TestA(t *testing.T) {\n\ttime.Sleep(time.Second)\n\tt.Error(1)\n}\n", 3)]
    [TestCase("ATest.java", "class ATest { @Test void a() {\n Thread.sleep(100);\n fail();\n} }", 2)]
    public void Test_that_waits_a_fixed_time_is_found(string path, string text, int line)
    {
        Assert.That(Smelled.By(new SleepingTests(), path, text), Is.EqualTo($"{line} sleeping_test"));
    }

    [TestCase("test_a.py", "def test_a():\n    while not f():\n        time.sleep(0.01)\n    assert f()\n")]
    [TestCase("test_a.py", "def test_a(monkeypatch):\n    monkeypatch.setattr(time, \"sleep\", f)\n    await asyncio.sleep(0)\n    assert f()\n")]
    [TestCase("test_a.py", "def server():\n    time.sleep(1)\n\ndef test_a():\n    assert f()\n")]
    [TestCase("a.test.ts", "it('a', async () => {\n  setTimeout(() => save(), 10);\n  expect(1);\n});\n")]
    [TestCase("ATests.cs", "class ATests { [Test] public async Task A() {\n await Task.WhenAny(work, Task.Delay(100));\n Assert.Pass();\n} }")]
    public void Test_that_polls_or_bounds_is_not(string path, string text)
    {
        Assert.That(Smelled.By(new SleepingTests(), path, text), Is.Empty);
    }
}
