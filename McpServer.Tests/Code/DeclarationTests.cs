using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

public sealed class DeclarationTests
{
    [TestCase("a.py", "class A:\n    def __init__(self):\n        pass\n", "__init__", true)]
    [TestCase("a.cs", "class A\n{\n    public A()\n    {\n    }\n}\n", "A", true)]
    [TestCase("a.ts", "class A {\n  constructor() {\n  }\n}\n", "constructor", true)]
    [TestCase("a.js", "function init() {\n}\n", "init", false)]
    [TestCase("a.py", "class A:\n    def begin(self):\n        pass\n", "begin", false)]
    public void Constructor_is_a_member_by_the_name_of_its_type_or_of_its_language(string path, string text, string name, bool isConstructor)
    {
        var declared = Declared.Of(path, text).Single(each => each.Name == name && each.Kind is DeclarationKind.Function);

        Assert.That(declared.IsConstructor, Is.EqualTo(isConstructor));
    }
}
