using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class UnawaitedCallsTests
{
    [TestCase("a.cs", "class A {\n Task SaveAsync() => null;\n async Task F() {\n  SaveAsync();\n  this.SaveAsync();\n }\n}", "4 medium, 5 medium")]
    [TestCase("a.py", "async def save():\n    pass\n\nasync def f():\n    save()\n\ndef g():\n    save()\n", "5 high, 8 high")]
    [TestCase("a.py", "class A:\n    async def save(self):\n        pass\n    async def f(self):\n        self.save()\n", "5 high")]
    [TestCase("a.js", "async function save() { }\nasync function f() {\n  save();\n  save()\n}\n", "3 medium, 4 medium")]
    [TestCase("a.ts", "class A {\n  save(): Promise<void> { return p; }\n  async f() {\n    this.save();\n  }\n}\n", "4 medium")]
    public void Call_whose_end_nobody_awaits_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new UnawaitedCalls(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.js", "const allowed = async (user) => check(user);\nfunction f() {\n  if (allowed(user)) g();\n  if (!allowed(user)) h();\n}\n", "3 high, 4 high")]
    [TestCase("a.py", "async def allowed(u):\n    return True\n\nasync def f(u):\n    if allowed(u):\n        g()\n", "5 high")]
    public void Condition_on_a_promise_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new UnawaitedCalls(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.cs", "class A {\n Task SaveAsync() => null;\n void Save() { }\n async Task F() {\n  await SaveAsync();\n  _ = SaveAsync();\n  var t = SaveAsync();\n  Save();\n  other.SaveAsync();\n  return SaveAsync();\n }\n}")]
    [TestCase("a.py", "async def save():\n    pass\n\nasync def f():\n    await save()\n    t = asyncio.create_task(save())\n    await asyncio.gather(\n        save(),\n        save())\n    db.save()\n    return save()\n")]
    [TestCase("a.js", "async function save() { }\nasync function f() {\n  await save();\n  void save();\n  save().catch(show);\n  const p = save();\n  canvas.save();\n  if (await save()) g();\n  if (save().done) g();\n}\nsave();\nbutton.onclick = () => { save(); };\n")]
    public void Awaited_kept_or_begun_call_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new UnawaitedCalls(), path, text), Is.Empty);
    }

    [Test]
    public void Member_that_is_called_like_one_of_a_type_the_file_does_not_import_is_not()
    {
        var found = Reviewed.By(
            new UnawaitedCalls(),
            ("locks.py", "class Lock:\n    async def acquire(self):\n        pass\n"),
            ("pool.py", "class Pool:\n    def take(self):\n        self._lock.acquire()\n"));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Coroutine_of_another_file_is_found_by_its_import()
    {
        var found = Reviewed.Findings(
            new UnawaitedCalls(),
            ("store.py", "async def save(row):\n    pass\n"),
            ("page.py", "from store import save\nimport store\n\nasync def page(row):\n    save(row)\n    store.save(row)\n    other.save(row)\n"));

        Assert.That(found.Select(finding => (finding.File, finding.Line)), Is.EqualTo(new[] { ("page.py", (int?)5), ("page.py", 6) }));
    }
}
