using Mcp.Daemon.Code;
using NUnit.Framework;

namespace Mcp.Tests.Code;

internal sealed class LanguagesTests
{
    [TestCase("src/A.CS", ExpectedResult = Language.CSharp)]
    [TestCase("lib/a.test.tsx", ExpectedResult = Language.TypeScript)]
    [TestCase("a.mjs", ExpectedResult = Language.JavaScript)]
    [TestCase("a.vue", ExpectedResult = Language.JavaScript)]
    [TestCase("a.h", ExpectedResult = Language.C)]
    [TestCase("a.hpp", ExpectedResult = Language.Cpp)]
    [TestCase("README", ExpectedResult = Language.Other)]
    [TestCase("a.cs.bak", ExpectedResult = Language.Other)]
    public Language Extension_tells_the_language(string path) => Languages.Of(path);

    [Test]
    public void Text_of_no_known_language_is_no_code()
    {
        Assert.That(Languages.IsCode(Language.Other), Is.False);
    }

    [TestCase("a.cs", "C#")]
    [TestCase("a.cpp", "C++")]
    [TestCase("a.php", "PHP")]
    [TestCase("a.py", "Python")]
    public void Language_is_named_as_people_write_it(string path, string name)
    {
        Assert.That(Languages.Name(Languages.Of(path)), Is.EqualTo(name));
    }
}
