using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class ChangedWhileIteratedTests
{
    [TestCase("a.py", "for x in rows:\n    if x.old:\n        rows.remove(x)\n", "3 high")]
    [TestCase("a.py", "for key in self.cache.keys():\n    del self.cache[key]\n", "2 high")]
    [TestCase("a.cs", "class A { void F() {\n foreach (var x in _rows) {\n  _rows.Remove(x);\n }\n} }", "3 high")]
    [TestCase("a.java", "class A { void f() {\n for (Row x : rows) {\n  if (x.old) rows.remove(x);\n }\n} }", "3 high")]
    [TestCase("a.js", "rows.forEach((x, i) => {\n  if (x.old) rows.splice(i, 1);\n});\nfor (const x of a.b) a.b.shift();\n", "2 high, 4 high")]
    public void Collection_that_its_loop_changes_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new ChangedWhileIterated(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "for x in list(rows):\n    rows.remove(x)\nfor x in rows:\n    other.remove(x)\n    self.rows.remove(x)\nfor x in queue:\n    queue.append(x)\n")]
    [TestCase("a.py", "for x in rows:\n    if x.old:\n        rows.remove(x)\n        break\nfor k in d:\n    d[k] = 1\n")]
    [TestCase("a.py", "class Box:\n    def clear(self):\n        for key in self:\n            self.discard(key)\n")]
    [TestCase("a.cs", "class A { void F() { foreach (var x in _rows.ToList()) { _rows.Remove(x); } for (var i = 0; i < _rows.Count; i++) { _rows.RemoveAt(i); } } }")]
    [TestCase("a.js", "for (const x of rows) { map.delete(x); rows.push(x); }\n")]
    public void Copy_other_collection_and_loop_that_leaves_are_not(string path, string text)
    {
        Assert.That(Reviewed.By(new ChangedWhileIterated(), path, text), Is.Empty);
    }
}
