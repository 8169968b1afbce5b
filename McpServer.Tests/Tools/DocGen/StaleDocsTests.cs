using Mcp.Daemon.Tools.DocGen.Existing;
using Mcp.Tests.Tools.Looking;
using NUnit.Framework;

namespace Mcp.Tests.Tools.DocGen;

public sealed class StaleDocsTests
{
    [TestCase("a.py", "def f(url):\n    \"\"\"Gets.\n\n    :param url: where\n    :param tries: how often\n    \"\"\"\n    return url\n", "5: tries is documented, but f takes url only.")]
    [TestCase("a.py", "def f(url, times):\n    \"\"\"Gets.\n\n    Args:\n        url: where\n            tries: no entry\n        tries (int): how often\n    \"\"\"\n    return 1\n", "7: tries is documented, but f takes no such parameter; its times is not documented.")]
    [TestCase("a.py", "def f(a, b):\n    \"\"\"Gets.\n\n    Parameters\n    ----------\n    a : int\n        one\n    c : int\n\n    Returns\n    -------\n    int\n    \"\"\"\n    return 1\n", "8: c is documented, but f takes no such parameter; its b is not documented.")]
    [TestCase("a.py", "def f(a):\n    \"\"\"Gets.\n\n    Returns:\n        The sum.\n    \"\"\"\n    print(a)\n", "4: What f gives back is documented, but it gives nothing back.")]
    [TestCase("a.py", "def f(a):\n    \"\"\"Gets.\n\n    Raises:\n        ValueError: no\n    \"\"\"\n    raise KeyError(a)\n", "7: f raises KeyError here, which its documentation leaves out although it lists what is raised.")]
    [TestCase("a.ts", "/**\n * Gets.\n * @param url where\n */\nexport function f(path: string): void {}\n", "3: url is documented, but f takes no such parameter; its path is not documented.")]
    [TestCase("a.js", "/**\n * @param {{a: {b: number}}} x one\n * @param {string} [y=1] two\n * @param {string} z.b no\n */\nexport function f(x, y) { return 1; }\n", "4: z is documented, but f takes x, y only.")]
    [TestCase("a.js", "/**\n * Gets.\n * @returns {number} the sum\n */\nexport function f(x) { g(x); }\n", "3: What f gives back is documented, but it gives nothing back.")]
    [TestCase("A.java", "class A {\n /**\n  * @param <T> kind\n  * @param x one\n  * @param y two\n  */\n <T> int f(int x) { return 1; }\n}", "5: y is documented, but A.f takes x only.")]
    [TestCase("A.cs", "class A {\n /// <returns>The sum.</returns>\n public void F(int x) { }\n}", "2: What A.F gives back is documented, but it gives nothing back.")]
    [TestCase("a.php", "<?php\n/**\n * @param int $x one\n * @param int $y two\n */\nfunction f($x) { return 1; }\n", "4: y is documented, but f takes x only.")]
    [TestCase("a.kt", "/**\n * @param x one\n * @param y two\n */\nfun f(x: Int): Int = 1\n", "3: y is documented, but f takes x only.")]
    [TestCase("a.rs", "/// Gets.\n///\n/// # Arguments\n///\n/// * `x` - one\n/// * `y` - two\npub fn f(x: u8) -> u8 { 1 }\n", "6: y is documented, but f takes x only.")]
    [TestCase("a.h", "/**\n * @param[in] x one\n * @param[out] y two\n */\nint f(int x);\n", "3: y is documented, but f takes x only.")]
    [TestCase("a.go", "package a\n\n// FetchUser loads a user.\nfunc LoadUser() {}\n", "3: This comment documents FetchUser, but stands above LoadUser, which it never names.")]
    [TestCase("A.cs", "class A {\n /// <param name=\"y\">One.</param>\n public void F(int x, int z) { }\n}", "2: y is documented, but A.F takes x, z only.")]
    public void Documentation_that_no_longer_fits_is_found(string path, string text, string found)
    {
        Assert.That(Stale(path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f(url, *args, **kwargs):\n    \"\"\"Gets.\n\n    Args:\n        url: where\n        tries: how often\n\n    Returns:\n        The text: as it came.\n    \"\"\"\n    return url\n")]
    [TestCase("a.py", "def f(a, b):\n    \"\"\"Gets a and b. Note:\n\n    x: no parameter, since no section is open\n    \"\"\"\n    return 1\n")]
    [TestCase("a.py", "def f(a):\n    \"\"\"Gets.\n\n    Returns:\n        None, always.\n    \"\"\"\n    print(a)\n")]
    [TestCase("a.py", "def f(a):\n    \"\"\"Gets.\n\n    :returns: the sum\n    \"\"\"\n    raise NotImplementedError\n")]
    [TestCase("a.py", "def f(a):\n    \"\"\"Gets.\n\n    Raises:\n        LookupError: no\n    \"\"\"\n    raise KeyError(a)\n")]
    [TestCase("a.py", "def f(a):\n    \"\"\"Gets.\n\n    Raises:\n        ValueError: no\n    \"\"\"\n    try:\n        raise KeyError(a)\n    except KeyError:\n        raise ValueError(a)\n")]
    [TestCase("a.ts", "/**\n * @param options all\n */\nexport function f({ a, b }: Options): void {}\n")]
    [TestCase("a.ts", "/**\n * @param options all\n * @param x one\n */\nexport function f({ a, b }: Options, x: number): void {}\n")]
    [TestCase("a.ts", "/**\n * @param path where\n * @returns {Promise<void>}\n */\nexport async function f(path: string) { g(path); }\n")]
    [TestCase("a.js", "/**\n * @param {...number} numbers all\n */\nexport function f() { return sum(arguments); }\n")]
    [TestCase("a.js", "/** @callback Done\n * @param {Error} error what\n */\nexport function f(x) {}\n")]
    [TestCase("A.cs", "class A {\n /// <summary>Gets <paramref name=\"z\"/>.</summary>\n /// <param name=\"x\">One.</param>\n public void F(int x, CancellationToken cancellationToken) { }\n}")]
    [TestCase("A.cs", "class A {\n // <param name=\"z\">\n public void F(int x) { var s = \"<param name='z'>\"; }\n}")]
    [TestCase("A.java", "class A {\n /** {@inheritDoc} @param y two */\n int f(int x) { return 1; }\n}")]
    [TestCase("a.go", "package a\n\n// GitHub users are fetched by SyncGitHub.\nfunc SyncGitHub() {}\n\n// HTTP clients retry.\nfunc Client() {}\n\n// FetchUser is the older name of LoadUser.\nfunc LoadUser() {}\n")]
    [TestCase("tests/test_a.py", "def f(url):\n    \"\"\"Gets.\n\n    :param tries: how often\n    \"\"\"\n    return url\n")]
    [TestCase("a.py", "def f(a, b):\n    \"\"\"Gets.\n\n    Args:\n        a: one\n    \"\"\"\n    return 1\n")]
    [TestCase("A.cs", "class A {\n /// <summary>Gets.</summary>\n /// <param name=\"x\">One.</param>\n public void F(int x, int y) { }\n}")]
    [TestCase("A.cs", "class A {\n /// <param name=\"y\">One.</param>\n private void F(int x, int z) { }\n}")]
    public void Documentation_that_fits_or_cannot_be_judged_is_not(string path, string text)
    {
        Assert.That(Stale(path, text), Is.Empty);
    }

    private static string Stale(string path, string text) =>
        string.Join('|', StaleDocs.Of(Looked.At((path, text)).Files[0]).Select(finding => $"{finding.Line}: {finding.Text}"));
}
